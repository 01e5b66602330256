import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import type { EntityManager } from 'typeorm';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { codeDigest, newCode } from '../secrets/one-time-code.js';

/** Three days: over a weekend. */
const LIFETIME_MS = 72 * 3_600_000;

export interface IssuedActivation {
  /** Shown this once: only its digest is kept. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes activation codes. What the account signed in with before is good for nothing from that moment on. */
@Injectable()
export class ActivationIssuer {
  constructor(
    private readonly credentials: CredentialRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async issue(manager: EntityManager, accountId: string): Promise<IssuedActivation> {
    const code = newCode(4);
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_MS);
    await this.credentials.reset(manager, accountId, { digest: codeDigest(code), expiresAt });
    return { code, expiresAt };
  }
}
