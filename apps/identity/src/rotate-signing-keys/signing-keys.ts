import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG } from '@motcua/service-kit';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';
import type { IdentityConfiguration } from '../configuration.js';
import { identityErrors } from '../domain/identity-errors.js';
import { planKeys, type KeyTimes, type SigningKey } from '../domain/signing-key.js';
import { ActRepository } from '../persistence/act.repository.js';
import { SigningKeyRepository, type StoredKey } from '../persistence/signing-key.repository.js';

export const SIGNING_ALGORITHM = 'ES256';
const DAY_MS = 86_400_000;
/** An ID token lives as long as the longest access token; clocks may differ by some minutes. */
const LONGEST_TOKEN_MS = 3_600_000 + 5 * 60_000;

/** Who has keys changed, and in which request. */
export interface KeyActor {
  readonly actor: string;
  readonly correlationId: string;
}

const schedule: KeyActor = { actor: 'identity', correlationId: 'schedule' };

/** The keys that tokens are signed with: made, published, put to use and taken away in time, by one process at a time. */
@Injectable()
export class SigningKeys {
  readonly times: KeyTimes;

  constructor(
    private readonly keys: SigningKeyRepository,
    private readonly acts: ActRepository,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: IdentityConfiguration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.times = {
      signsMs: config.IDENTITY_KEY_DAYS * DAY_MS,
      leadMs: config.IDENTITY_KEY_LEAD_MINUTES * 60_000,
      tokenMs: LONGEST_TOKEN_MS,
    };
  }

  /** Does what is due, and gives the private keys that are published now, the one that signs first. */
  async current(): Promise<JWK[]> {
    const file = this.config.IDENTITY_SIGNING_KEYS_FILE;
    if (file !== undefined) return keysOf(await readFile(file, 'utf8'));
    const plan = planKeys(await this.keys.all(), this.clock.now(), this.times);
    const published = plan.next || plan.gone.length > 0 ? await this.rotate() : plan.published;
    return published.map((key) => this.keys.opened(key));
  }

  list(): Promise<StoredKey[]> {
    return this.keys.all();
  }

  /** Publishes the next key now; it signs after the lead. @throws KEYS_IN_FILE, KEY_WAITING */
  async publishNext(by: KeyActor): Promise<void> {
    this.demandDatabase();
    await this.dataSource.transaction(async (manager) => {
      await this.keys.lock(manager);
      const now = this.clock.now();
      const waiting = (await this.keys.all(manager)).find(({ signsFrom }) => signsFrom > now);
      if (waiting) throw identityErrors.KEY_WAITING({ kid: waiting.kid });
      await this.make(manager, { at: now, signsFrom: new Date(now.getTime() + this.times.leadMs) }, by);
    });
  }

  /**
   * Takes a key away at once, for it has come into wrong hands: what it signed is refused as soon as services read the keys
   * anew, ten minutes at most. When it was the one that signs, a new one signs at once.
   *
   * @throws KEYS_IN_FILE, KEY_NOT_FOUND
   */
  async withdraw(kid: string, by: KeyActor): Promise<void> {
    this.demandDatabase();
    await this.dataSource.transaction(async (manager) => {
      await this.keys.lock(manager);
      const now = this.clock.now();
      const signing = planKeys(await this.keys.all(manager), now, this.times).published[0];
      if (!(await this.keys.remove(manager, kid))) throw identityErrors.KEY_NOT_FOUND({ kid });
      await this.acts.write(manager, { ...by, act: 'withdraw-key', subject: `key:${kid}` });
      if (signing?.kid === kid) await this.make(manager, { at: now, signsFrom: now }, by);
    });
  }

  private rotate(): Promise<readonly StoredKey[]> {
    return this.dataSource.transaction(async (manager) => {
      await this.keys.lock(manager);
      const now = this.clock.now();
      const { next, gone } = planKeys(await this.keys.all(manager), now, this.times);
      for (const { kid } of gone) {
        await this.keys.remove(manager, kid);
        await this.acts.write(manager, { ...schedule, act: 'drop-key', subject: `key:${kid}` });
      }
      if (next) await this.make(manager, { at: now, signsFrom: next }, schedule);
      return planKeys(await this.keys.all(manager), now, this.times).published;
    });
  }

  private async make(
    manager: EntityManager,
    { at, signsFrom }: Pick<SigningKey, 'signsFrom'> & { at: Date },
    by: KeyActor,
  ): Promise<void> {
    const pair = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
    const bare = await exportJWK(pair.publicKey);
    const named = { kid: await calculateJwkThumbprint(bare), alg: SIGNING_ALGORITHM, use: 'sig' };
    const key = { kid: named.kid, publishedAt: at, signsFrom };
    await this.keys.add(manager, key, { ...bare, ...named }, { ...(await exportJWK(pair.privateKey)), ...named });
    await this.acts.write(manager, {
      ...by,
      act: 'publish-key',
      subject: `key:${key.kid}`,
      detail: { signsFrom: signsFrom.toISOString() },
    });
  }

  private demandDatabase(): void {
    if (this.config.IDENTITY_SIGNING_KEYS_FILE !== undefined) throw identityErrors.KEYS_IN_FILE();
  }
}

function keysOf(text: string): JWK[] {
  const { keys } = JSON.parse(text) as { keys?: JWK[] };
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isSigningKey)) {
    throw new Error(
      'IDENTITY_SIGNING_KEYS_FILE holds no private ES256 keys: { "keys": [{ "kty": "EC", "crv": "P-256", … }] }',
    );
  }
  return keys.map((key) => ({ ...key, alg: SIGNING_ALGORITHM, use: 'sig' }));
}

function isSigningKey({ kty, crv, d, kid }: JWK): boolean {
  return kty === 'EC' && crv === 'P-256' && typeof d === 'string' && typeof kid === 'string';
}
