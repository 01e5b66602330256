import type { Row } from './call.js';
import type { Alteration, Snapshot } from './change.js';

/** Look-ups may lag at most so long behind a write (M12); older versions of a record are forgotten. */
export const MAX_READ_LAG_MS = 600_000;

/** JSON text: a tenth of the memory of objects, and a look-up need not write it again. */
type Json = string;

interface Version {
  readonly at: number;
  /** Null: the portal has lost it. */
  readonly record: Json | null;
}

/** A dossier as the portal holds it. */
export class Dossier {
  /** Counts inserts and updates that took effect. */
  inserts = 0;
  updates = 0;
  private versions: Version[] = [];
  private progress: { readonly at: number; readonly entry: Json }[] = [];
  private alterations: Alteration[] = [];

  constructor(
    readonly code: string,
    /** Place in the order of arrival. */
    readonly number: number,
  ) {}

  static restore(snapshot: Snapshot, number: number): Dossier {
    const dossier = new Dossier(snapshot.code, number);
    dossier.inserts = snapshot.inserts;
    dossier.updates = snapshot.updates;
    dossier.versions = [{ at: snapshot.recordedAt, record: snapshot.record && JSON.stringify(snapshot.record) }];
    dossier.progress = snapshot.progress.map(({ at, entry }) => ({ at, entry: JSON.stringify(entry) }));
    dossier.alterations = [...snapshot.alterations];
    return dossier;
  }

  snapshot(): Snapshot {
    const last = this.versions.at(-1);
    return {
      code: this.code,
      recordedAt: last?.at ?? 0,
      record: last?.record ? (JSON.parse(last.record) as Row) : null,
      progress: this.progress.map(({ at, entry }) => ({ at, entry: JSON.parse(entry) as Row })),
      inserts: this.inserts,
      updates: this.updates,
      alterations: this.alterations,
    };
  }

  get known(): boolean {
    return this.record !== null;
  }

  get record(): Json | null {
    return this.versions.at(-1)?.record ?? null;
  }

  get entries(): readonly Json[] {
    return this.progress.map(({ entry }) => entry);
  }

  /** As it stood at a moment, for a look-up that lags. */
  asOf(at: number): { record: Json | null; entries: readonly Json[] } {
    const record = this.versions.findLast((version) => version.at <= at)?.record ?? null;
    return { record, entries: this.progress.filter((row) => row.at <= at).map(({ entry }) => entry) };
  }

  keep(record: Row, at: number): void {
    this.write({ at, record: JSON.stringify(record) });
  }

  /** Equal entries are kept side by side (M8). */
  add(entries: readonly Row[], at: number): void {
    for (const entry of entries) this.progress.push({ at, entry: JSON.stringify(entry) });
  }

  plan(alteration: Alteration): void {
    this.alterations = [...this.alterations, alteration].sort((a, b) => a.dueAt - b.dueAt);
  }

  /** Makes the alterations that are due. */
  settle(now: number): void {
    while (this.alterations[0] && this.alterations[0].dueAt <= now) this.alter(this.alterations.shift()!);
  }

  /** Progress entries that an equal one precedes. */
  get duplicates(): number {
    return this.progress.length - new Set(this.entries).size;
  }

  private alter({ dueAt, what, field, value }: Alteration): void {
    if (this.record === null) return;
    if (what === 'loseProgress') this.progress.pop();
    else if (what === 'loseDossier') this.lose(dueAt);
    else
      this.write({ at: dueAt, record: JSON.stringify({ ...(JSON.parse(this.record) as Row), [field!]: value ?? '' }) });
  }

  private lose(at: number): void {
    this.write({ at, record: null });
    this.progress = [];
  }

  private write(version: Version): void {
    const horizon = version.at - MAX_READ_LAG_MS;
    const seenFromHorizon = this.versions.findLastIndex(({ at }) => at <= horizon);
    this.versions = [...this.versions.slice(Math.max(seenFromHorizon, 0)), version];
  }
}
