import type { PersonalFacts, ToldSteps } from '../wanted/wanted-state.js';
import type { SystemToken } from './system-token.js';

/** Names and texts of dossiers, from the service that owns them. */
export interface DossierFacts {
  /** Facts by code; a dossier the service does not know is left out. */
  fetch(codes: readonly string[]): Promise<ReadonlyMap<string, PersonalFacts>>;
}

export class DossierFactsUnavailable extends Error {}

/** Most codes the dossier service takes in one question. */
export const mostCodes = 50;

const timeoutMs = 10_000;

export class HttpDossierFacts implements DossierFacts {
  constructor(
    private readonly url: string,
    private readonly token: SystemToken,
  ) {}

  async fetch(codes: readonly string[]): Promise<ReadonlyMap<string, PersonalFacts>> {
    const known = new Map<string, PersonalFacts>();
    for (let start = 0; start < codes.length; start += mostCodes) {
      for (const facts of await this.ask(codes.slice(start, start + mostCodes))) known.set(facts.code, facts);
    }
    return known;
  }

  private async ask(codes: readonly string[]): Promise<readonly PersonalFacts[]> {
    try {
      const query = new URLSearchParams({ codes: codes.join(',') });
      const response = await fetch(`${this.url.replace(/\/+$/, '')}/v1/dossiers/portal-facts?${query.toString()}`, {
        headers: { Authorization: `Bearer ${await this.token.current()}`, Accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const { items } = (await response.json()) as { items?: readonly PersonalFacts[] };
      if (!Array.isArray(items)) throw new Error('the answer has no items');
      return items as readonly PersonalFacts[];
    } catch (cause) {
      throw new DossierFactsUnavailable(`dossier service: ${(cause as Error).message}`, { cause });
    }
  }
}

/** Does what we were told include every step of the sequence? */
export function coversSequence(facts: ToldSteps, sequence: number): boolean {
  return facts.steps.some(({ number }) => number >= sequence);
}

/** A step already told stays as it was told, so that its entry, sent again, is the same in every field. */
export function mergeFacts(before: ToldSteps | null, now: PersonalFacts): PersonalFacts {
  const told = new Map(before?.steps.map((step) => [step.number, step]));
  return { ...now, steps: now.steps.map((step) => told.get(step.number) ?? step) };
}
