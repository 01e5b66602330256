import type { ReadinessCheck, ReadinessProbe } from '../service.js';

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unready';
  readonly checks: readonly ReadinessCheck[];
}

const CHECK_LIMIT_MS = 3_000;

/**
 * May requests be sent here? Without the database no. Without the bus yes: commands go on, their events wait in the outbox.
 * From the moment a stop begins no.
 */
export class ReadinessService {
  private stopping = false;

  constructor(private readonly probes: readonly ReadinessProbe[]) {}

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Says so for a while before anything else is stopped. */
  async stop(delayMs: number): Promise<void> {
    this.stopping = true;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  }

  async ask(): Promise<Readiness> {
    if (this.stopping) return { status: 'unready', checks: [{ name: 'running', ok: false, detail: 'stopping' }] };
    const checks = await Promise.all(this.probes.map(limited));
    const failing = checks.filter((check) => !check.ok);
    if (failing.length === 0) return { status: 'ready', checks };
    return { status: failing.every((check) => check.degraded) ? 'degraded' : 'unready', checks };
  }
}

/** A probe that something essential answers, or something the service can do without for a while. */
export function probe(name: string, essential: boolean, check: () => Promise<unknown>): ReadinessProbe {
  return {
    check: async () => {
      try {
        await within(check(), CHECK_LIMIT_MS - 500);
        return { name, ok: true };
      } catch (error) {
        return { name, ok: false, ...(!essential && { degraded: true }), detail: detailOf(error) };
      }
    },
  };
}

async function limited(asked: ReadinessProbe): Promise<ReadinessCheck> {
  try {
    return await within(asked.check(), CHECK_LIMIT_MS);
  } catch (error) {
    return { name: asked.constructor.name, ok: false, detail: detailOf(error) };
  }
}

async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : 'unknown';
}
