import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { passwordFault } from '../domain/account.js';
import { ActRepository } from '../persistence/act.repository.js';
import { CredentialRepository, type Activation } from '../persistence/credential.repository.js';
import { codeDigest, newCode } from '../secrets/one-time-code.js';
import { hashPassword } from '../secrets/password.js';
import { newTotpSecret, stepOf } from '../secrets/totp.js';

const RECOVERY_CODES = 10;

export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
  readonly code: string;
}

export type ActivationFault = 'short' | 'long' | 'like-name' | 'simple' | 'not-repeated' | 'code';

export type ActivationStep =
  | 'unknown'
  | { readonly username: string; readonly secret: string; readonly fault: ActivationFault | null }
  | { readonly recoveryCodes: readonly string[] };

/** Whoever has the activation code sets the account's password and second factor, once. */
@Injectable()
export class ActivateAccount {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param given undefined: shows what to set up, and changes nothing that counts. */
  execute(activation: string, given: NewPassword | undefined, correlationId: string): Promise<ActivationStep> {
    return this.dataSource.transaction(async (manager) => {
      const open = await this.credentials.activation(manager, codeDigest(activation), this.clock.now());
      if (!open) return 'unknown';
      const secret = open.pendingTotpSecret ?? (await this.offered(manager, open));
      if (!given) return { username: open.username, secret, fault: null };
      const step = await stepOf(given.code.replace(/\s/g, ''), secret, this.clock.now());
      const fault = faultOf(given, open) ?? (step === null ? 'code' : null);
      if (fault !== null || step === null) return { username: open.username, secret, fault };
      return { recoveryCodes: await this.activated(manager, open, { given, step, correlationId }) };
    });
  }

  private async offered(manager: EntityManager, { accountId }: Activation): Promise<string> {
    const secret = newTotpSecret();
    await this.credentials.offer(manager, accountId, secret);
    return secret;
  }

  private async activated(
    manager: EntityManager,
    { accountId }: Activation,
    { given, step, correlationId }: { given: NewPassword; step: number; correlationId: string },
  ): Promise<string[]> {
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => newCode(3));
    await this.credentials.activate(manager, accountId, {
      password: await hashPassword(given.password),
      totpStep: step,
      recoveryDigests: recoveryCodes.map(codeDigest),
    });
    const subject = `account:${accountId}`;
    await this.acts.write(manager, { actor: accountId, act: 'activate-account', subject, correlationId });
    return recoveryCodes;
  }
}

function faultOf({ password, repeated }: NewPassword, { username }: Activation): ActivationFault | null {
  return passwordFault(password, username) ?? (password === repeated ? null : 'not-repeated');
}
