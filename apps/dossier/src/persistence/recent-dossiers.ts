import type { DossierRecord } from '../domain/dossier-record.js';

const KEPT_MS = 60_000;
const CAPACITY = 2_000;

interface Entry {
  readonly record: DossierRecord;
  readonly until: number;
}

/**
 * Dossiers as this process wrote them a moment ago, so that the next act need not load them first. They may be out of date: a
 * write stands only under the version it was decided on, and a refusal only on what was loaded.
 */
export class RecentDossiers {
  private readonly entries = new Map<string, Entry>();

  /** Hands the record out once: whoever writes puts the next one in. */
  take(code: string): DossierRecord | undefined {
    const entry = this.entries.get(code);
    if (entry === undefined) return undefined;
    this.entries.delete(code);
    return entry.until > performance.now() ? entry.record : undefined;
  }

  put(record: DossierRecord): void {
    this.entries.delete(record.code);
    this.entries.set(record.code, { record, until: performance.now() + KEPT_MS });
    if (this.entries.size <= CAPACITY) return;
    const oldest = this.entries.keys().next().value;
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
