import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

/** Where the issuer's public keys come from: the first that is given. */
export interface KeySource {
  readonly file?: string | undefined;
  readonly url?: string | undefined;
  readonly issuer: string;
}

/** The keys cannot be had, and none are known from before. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

const MAX_AGE_MS = 10 * 60_000;
/** An unknown key id asks again at most this often: forged tokens must not turn into load on the issuer. */
const COOLDOWN_MS = 30_000;
const FETCH_LIMIT_MS = 5_000;

/**
 * The public keys of the issuer, kept and renewed in the background: known keys go on working while the issuer is down,
 * and a key it has withdrawn stops working within ten minutes of its being up.
 */
export class VerificationKeys {
  private keySet: JWTVerifyGetKey | undefined;
  private text = '';
  private fetchedAt = -Infinity;
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly source: KeySource,
    private readonly logger: Logger,
    /** Called when the keys are no longer the same. */
    private readonly onChange: () => void = () => undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws Error that tells why, when there are no keys. */
  async load(): Promise<void> {
    await (this.asking ??= this.ask().finally(() => (this.asking = undefined)));
  }

  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (!this.keySet) await this.firstKeys();
    else if (this.now() - this.fetchedAt > MAX_AGE_MS && this.mayAsk()) this.renew();
    try {
      return await this.keySet!(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !this.mayAsk()) throw error;
      await this.load().catch((cause: unknown) => this.logger.warn({ err: cause }, 'verification keys not renewed'));
      return this.keySet!(header, token);
    }
  };

  private async firstKeys(): Promise<void> {
    try {
      if (!this.asking && this.askedAt > 0 && this.now() - this.askedAt < 1_000) throw new Error('asked a moment ago');
      await this.load();
    } catch (cause) {
      throw new KeysUnavailableError('No keys to verify tokens with', { cause });
    }
  }

  private renew(): void {
    this.load().catch((cause: unknown) => this.logger.warn({ err: cause }, 'verification keys not renewed'));
  }

  private mayAsk(): boolean {
    return this.now() - this.askedAt > COOLDOWN_MS;
  }

  private async ask(): Promise<void> {
    this.askedAt = this.now();
    const text = await this.read();
    if (text !== this.text) {
      this.keySet = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
      this.text = text;
      this.onChange();
    }
    this.fetchedAt = this.now();
  }

  private async read(): Promise<string> {
    const { file, url, issuer } = this.source;
    if (file !== undefined) return readFile(file, 'utf8');
    return fetchText(url ?? (await discoverKeys(issuer)));
  }
}

/** Of several issuers: a token is verified with the keys of the issuer it names, and never with those of another. */
export function keysOfIssuers(
  keys: ReadonlyMap<string, Pick<VerificationKeys, 'find'>>,
): Pick<VerificationKeys, 'find'> {
  return {
    find: (header, token) => {
      const issuer = issuerOf(token.payload);
      const own = issuer === undefined ? undefined : keys.get(issuer);
      if (!own) throw new errors.JWKSNoMatchingKey();
      return own.find(header, token);
    },
  };
}

/** What a payload that is not verified yet says; whether it is true is for its signature to tell. */
function issuerOf(payload: string | Uint8Array): string | undefined {
  const { iss } = JSON.parse(Buffer.from(payload.toString(), 'base64url').toString()) as { iss?: unknown };
  return typeof iss === 'string' ? iss : undefined;
}

async function discoverKeys(issuer: string): Promise<string> {
  const document = JSON.parse(await fetchText(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as {
    issuer?: unknown;
    jwks_uri?: unknown;
  };
  if (document.issuer !== issuer) throw new Error(`The discovery document of ${issuer} names another issuer`);
  if (typeof document.jwks_uri !== 'string') throw new Error(`The discovery document of ${issuer} names no jwks_uri`);
  return document.jwks_uri;
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(FETCH_LIMIT_MS),
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}
