import { hash, randomBytes } from 'node:crypto';

/** So many requests in so many milliseconds; up to all of them at once. */
export interface Rate {
  readonly quota: number;
  readonly windowMs: number;
}

/** Where somebody stands after a request. */
export interface Standing {
  readonly allowed: boolean;
  /** Requests that would be allowed now. */
  readonly remaining: number;
  /** Milliseconds until one more is allowed; 0 when one is. */
  readonly retryMs: number;
  /** Milliseconds until the whole quota is there again. */
  readonly resetMs: number;
}

const ROWS = 4;
const SLOTS = 16_384;
/** What sums of floating point numbers may be off by. */
const EPSILON_MS = 1e-6;

/**
 * The generic cell rate algorithm: instead of a count, the moment at which all that was used will have grown again. Each
 * key has a slot in each of four rows, and the earliest of its four moments counts: a count-min sketch, raised
 * conservatively. So memory is constant (512 kB at most), nothing is ever evicted, and keys that share a slot can only
 * make each other's limit stricter, and only where they share all four. Slots are chosen by a hash with a secret of the
 * process: nobody can aim at another's.
 */
export class Gcra {
  private readonly moments = new Float64Array(ROWS * SLOTS);
  private readonly secret = randomBytes(16).toString('base64');
  private readonly slots = new Int32Array(ROWS);
  private readonly intervalMs: number;

  constructor(private readonly rate: Rate) {
    this.intervalMs = rate.windowMs / rate.quota;
  }

  /** Counts a request, unless it is refused. `now`: milliseconds on a clock that never goes back. */
  take(key: string, now: number): Standing {
    const used = this.usedUntil(key, now);
    if (this.isExhausted(used, now)) return this.standing(used, now, false);
    const next = used + this.intervalMs;
    for (const slot of this.slots) if (this.moments[slot]! < next) this.moments[slot] = next;
    return this.standing(next, now, true);
  }

  /** The same without counting. */
  look(key: string, now: number): Standing {
    const used = this.usedUntil(key, now);
    return this.standing(used, now, !this.isExhausted(used, now));
  }

  /** Finds the slots of a key, and the moment until which it has used its quota. */
  private usedUntil(key: string, now: number): number {
    const digest = hash('sha256', `${this.secret}${key}`, 'buffer');
    let used = Infinity;
    for (let row = 0; row < ROWS; row += 1) {
      const slot = row * SLOTS + (digest.readUInt32LE(row * 4) % SLOTS);
      this.slots[row] = slot;
      used = Math.min(used, this.moments[slot]!);
    }
    return Math.max(used, now);
  }

  private isExhausted(used: number, now: number): boolean {
    return used + this.intervalMs - now > this.rate.windowMs + EPSILON_MS;
  }

  private standing(used: number, now: number, allowed: boolean): Standing {
    const resetMs = used - now;
    const free = this.rate.windowMs - resetMs;
    return {
      allowed,
      remaining: Math.max(0, Math.floor((free + EPSILON_MS) / this.intervalMs)),
      retryMs: Math.max(0, this.intervalMs - free),
      resetMs,
    };
  }
}
