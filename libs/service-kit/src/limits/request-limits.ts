import type { Actor } from '@motcua/contracts';
import type { KitConfiguration } from '../configuration/kit-variables.js';
import type { KitReply, KitRequest } from '../http/request.js';
import { kitErrors } from '../problems/kit-errors.js';
import { addressKey } from './address-key.js';
import { Gcra, type Standing } from './gcra.js';
import { rateOf } from './rate.js';

type Settings = Pick<
  KitConfiguration,
  | 'RATE_LIMIT_ANONYMOUS'
  | 'RATE_LIMIT_FAILED_AUTHENTICATION'
  | 'RATE_LIMIT_CITIZEN'
  | 'RATE_LIMIT_OFFICER'
  | 'RATE_LIMIT_SYSTEM'
>;

/** A limit as answers name it: `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-11. */
class Policy {
  private readonly counter: Gcra;
  private readonly described: string;

  private constructor(
    private readonly name: string,
    rate: { readonly quota: number; readonly windowMs: number },
  ) {
    this.counter = new Gcra(rate);
    this.described = `"${name}";q=${rate.quota};w=${rate.windowMs / 1000}`;
  }

  /** Undefined when it is off. */
  static of(name: string, text: string): Policy | undefined {
    const rate = rateOf(text);
    return rate && new Policy(name, rate);
  }

  /** @throws TOO_MANY_REQUESTS, and sets `Retry-After`. */
  take(key: string, now: number, reply: KitReply): void {
    this.answer(this.counter.take(key, now), reply);
  }

  /** The same without counting. */
  look(key: string, now: number, reply: KitReply): void {
    const standing = this.counter.look(key, now);
    if (!standing.allowed) this.answer(standing, reply);
  }

  count(key: string, now: number): void {
    this.counter.take(key, now);
  }

  private answer({ allowed, remaining, retryMs, resetMs }: Standing, reply: KitReply): void {
    const seconds = Math.ceil((remaining === 0 ? retryMs : resetMs) / 1000 - 1e-6);
    reply.header('ratelimit-policy', this.described);
    reply.header('ratelimit', `"${this.name}";r=${remaining};t=${seconds}`);
    if (allowed) return;
    reply.header('retry-after', String(Math.max(1, seconds)));
    throw kitErrors.TOO_MANY_REQUESTS({ seconds: String(Math.max(1, seconds)) });
  }
}

/**
 * How often somebody may ask: by actor when the token is known, else by address. Counted in this process: with N replicas
 * somebody may ask N times as often.
 */
export class RequestLimits {
  private readonly anonymous: Policy | undefined;
  private readonly failures: Policy | undefined;
  private readonly actors: Readonly<Record<Actor['kind'], Policy | undefined>>;

  /** @param now milliseconds on a clock that never goes back. */
  constructor(
    settings: Settings,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.anonymous = Policy.of('anonymous', settings.RATE_LIMIT_ANONYMOUS);
    this.failures = Policy.of('failed-authentication', settings.RATE_LIMIT_FAILED_AUTHENTICATION);
    this.actors = {
      citizen: Policy.of('citizen', settings.RATE_LIMIT_CITIZEN),
      officer: Policy.of('officer', settings.RATE_LIMIT_OFFICER),
      system: Policy.of('system', settings.RATE_LIMIT_SYSTEM),
    };
  }

  /** Counts a request of this actor. @throws TOO_MANY_REQUESTS */
  admit({ kind, id }: Actor, reply: KitReply): void {
    this.actors[kind]?.take(id, this.now(), reply);
  }

  /** Counts a request of somebody who is not known, or not yet. @throws TOO_MANY_REQUESTS */
  admitStranger({ ip }: KitRequest, reply: KitReply): void {
    this.anonymous?.take(addressKey(ip), this.now(), reply);
  }

  /** Before a token is verified: too many that were wrong came from there. @throws TOO_MANY_REQUESTS */
  admitAttempt({ ip }: KitRequest, reply: KitReply): void {
    this.failures?.look(addressKey(ip), this.now(), reply);
  }

  /** A token from there was wrong. */
  countFailure({ ip }: KitRequest): void {
    this.failures?.count(addressKey(ip), this.now());
  }
}
