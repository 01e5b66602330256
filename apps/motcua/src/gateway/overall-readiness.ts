import type { Readiness } from '@motcua/service-kit';
import type { Backend } from './backend.js';

export interface OverallReadiness {
  /** Unready when one service is; degraded when one is only that. */
  readonly status: Readiness['status'];
  readonly services: readonly ({ readonly name: string } & Readiness)[];
}

/** Of the whole. No services: it is starting or stopping. */
export async function overallReadiness(backends: readonly Backend[]): Promise<OverallReadiness> {
  const services = await Promise.all(
    backends.map(async (backend) => ({ name: backend.name, ...(await ask(backend)) })),
  );
  const statuses = services.map(({ status }) => status);
  if (services.length === 0 || statuses.includes('unready')) return { status: 'unready', services };
  return { status: statuses.includes('degraded') ? 'degraded' : 'ready', services };
}

async function ask(backend: Backend): Promise<Readiness> {
  try {
    return await backend.readiness();
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown';
    return { status: 'unready', checks: [{ name: 'answer', ok: false, detail }] };
  }
}
