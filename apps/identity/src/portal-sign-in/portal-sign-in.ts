import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, LOGGER } from '@motcua/service-kit';
import { identityOf, type ClaimFault } from '../domain/national-identity.js';
import type { LinkRefusal } from '../domain/link-citizen.js';
import { PortalAttemptRepository, type AttemptOutcome } from '../persistence/portal-attempt.repository.js';
import type { ProviderLog } from '../provider/log-provider.js';
import { LinkCitizen } from './link-citizen.js';
import { NationalLogin, NationalLoginError } from './national-login.js';

/** As long as the interaction that it is part of. */
const LIFETIME_MS = 15 * 60_000;

export type PortalRefusal =
  /** No attempt of this browser has this state: nothing was touched. */
  | 'state'
  /** The answer is not to be believed, or there is none. */
  | 'answer'
  | ClaimFault
  | LinkRefusal
  | 'confirm';

export type PortalAnswer =
  { readonly interactionUid: string } | { readonly refused: PortalRefusal; readonly interactionUid: string | null };

/** Somebody comes in through the national login. */
@Injectable()
export class PortalSignIn {
  constructor(
    private readonly login: NationalLogin,
    private readonly attempts: PortalAttemptRepository,
    private readonly linkCitizen: LinkCitizen,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: ProviderLog,
  ) {}

  /** @throws NationalLoginError when the login does not answer. */
  async begin(interactionUid: string): Promise<{ address: URL; browser: string }> {
    const secrets = this.login.newSecrets();
    const address = await this.login.address(secrets);
    const browser = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME_MS);
    await this.attempts.begin(secrets, { browser, interactionUid, expiresAt });
    return { address, browser };
  }

  /** @param browser the cookie of whoever comes back. */
  async complete(query: URLSearchParams, browser: string | undefined, correlationId: string): Promise<PortalAnswer> {
    const state = query.get('state') ?? '';
    const attempt = browser === undefined ? undefined : await this.attempts.answered(state, browser, this.clock.now());
    if (!attempt) return this.refuse('state', null, correlationId);
    const { interactionUid, secrets } = attempt;
    try {
      const { idToken, userinfo } = await this.login.answers(query, secrets);
      const identity = identityOf(idToken, userinfo);
      if (typeof identity === 'string') return this.refuse(identity, interactionUid, correlationId);
      const linked = await this.linkCitizen.execute({ identity, state, correlationId });
      return 'refused' in linked ? this.refuse(linked.refused, interactionUid, correlationId) : { interactionUid };
    } catch (error) {
      if (!(error instanceof NationalLoginError)) throw error;
      return this.refuse('answer', interactionUid, correlationId, error.message);
    }
  }

  outcome(interactionUid: string, browser: string): Promise<AttemptOutcome | undefined> {
    return this.attempts.outcome(interactionUid, browser, this.clock.now());
  }

  finish(interactionUid: string): Promise<void> {
    return this.attempts.finish(interactionUid);
  }

  private refuse(
    refused: PortalRefusal,
    interactionUid: string | null,
    correlationId: string,
    detail?: string,
  ): PortalAnswer {
    this.logger.warn({ correlationId, refused: 'national login', why: refused, detail }, 'refused');
    return { refused, interactionUid };
  }
}
