import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, LOGGER } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { normalUsername } from '../domain/account.js';
import { accountLockOut, addressLockOut } from '../domain/lock-out.js';
import { ActRepository } from '../persistence/act.repository.js';
import { AttemptRepository } from '../persistence/attempt.repository.js';
import { CredentialRepository, type Credentials } from '../persistence/credential.repository.js';
import type { ProviderLog } from '../provider/log-provider.js';
import { KeyRing } from '../secrets/key-ring.js';
import { codeDigest } from '../secrets/one-time-code.js';
import { passwordMatches } from '../secrets/password.js';
import { newTotpSecret, stepOf } from '../secrets/totp.js';

export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, or a recovery code. */
  readonly code: string;
  readonly address: string;
  /** The client that is signed in to. */
  readonly client: string;
  readonly correlationId: string;
}

export type SignInOutcome =
  | { readonly accountId: string; readonly amr: readonly string[] }
  /** Name, password or code is wrong: which of them is not told. */
  | 'refused'
  /** Too many have failed; for so long nothing is looked at. */
  | { readonly waitSeconds: number };

/** Longer is no password, and would be work to hash. */
const MAX_LENGTH = 1024;
const NOBODYS_SECRET = newTotpSecret();

/**
 * Somebody on the staff with password and second factor. Whether a name exists shows neither in the answer, nor in the time it
 * takes, nor in when waiting begins.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly attempts: AttemptRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: ProviderLog,
  ) {}

  async execute(attempt: SignInAttempt): Promise<SignInOutcome> {
    const username = normalUsername(attempt.username.slice(0, MAX_LENGTH));
    const keys = {
      account: this.ring.hash('attempt-account', username),
      address: this.ring.hash('attempt-address', attempt.address),
    };
    const now = this.clock.now();
    const waitUntil =
      (await this.attempts.begin(keys.address, addressLockOut, now)) ??
      (await this.attempts.begin(keys.account, accountLockOut, now));
    if (waitUntil) {
      this.logger.warn({ correlationId: attempt.correlationId, refused: 'sign-in', why: 'locked out' }, 'refused');
      return { waitSeconds: Math.max(1, Math.ceil((waitUntil.getTime() - now.getTime()) / 1000)) };
    }
    const known = await this.credentials.find(username);
    const amr = await this.proof(attempt, known, now);
    if (!known || !amr) {
      const { correlationId, client } = attempt;
      this.logger.warn({ correlationId, refused: 'sign-in', client, account: known?.accountId }, 'refused');
      return 'refused';
    }
    await this.attempts.forget(keys.account);
    await this.attempts.takeBack(keys.address);
    return { accountId: known.accountId, amr };
  }

  /** What was proved, and by what; null: not enough. Code and act are written down together. */
  private async proof(
    { password, code, client, correlationId }: SignInAttempt,
    known: Credentials | undefined,
    now: Date,
  ): Promise<readonly string[] | null> {
    const right = password.length <= MAX_LENGTH && (await passwordMatches(password, known?.password ?? null));
    const step = await stepOf(code.replace(/\s/g, ''), known?.totpSecret ?? NOBODYS_SECRET, now);
    if (!right || !known) return null;
    return this.dataSource.transaction(async (manager) => {
      const { accountId } = known;
      const taken =
        step === null
          ? await this.credentials.takeRecoveryCode(manager, accountId, codeDigest(code))
          : await this.credentials.takeStep(manager, accountId, step);
      if (!taken) return null;
      const factor = step === null ? 'recovery-code' : 'otp';
      await this.acts.write(manager, {
        actor: accountId,
        act: 'sign-in',
        subject: `account:${accountId}`,
        detail: { client, factor },
        correlationId,
      });
      return step === null ? ['pwd', 'kba'] : ['pwd', 'otp', 'mfa'];
    });
  }
}
