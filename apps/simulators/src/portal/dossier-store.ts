import { Dossier } from './dossier.js';
import type { Entry, Snapshot } from './change.js';

/** All dossiers, in order of arrival. Calls and the replay of the journal change it the same way. */
export class DossierStore {
  private byCode = new Map<string, Dossier>();
  private order: Dossier[] = [];

  /** The dossier as it is now; undefined when it never arrived. A lost one is not `known`. */
  find(code: string, now: number): Dossier | undefined {
    const dossier = this.byCode.get(code);
    dossier?.settle(now);
    return dossier;
  }

  /** Dossiers held, after a place in the order of arrival. */
  after(number: number, limit: number, now: number): Dossier[] {
    const page: Dossier[] = [];
    for (let place = number; place < this.order.length && page.length < limit; place += 1) {
      const dossier = this.order[place]!;
      dossier.settle(now);
      if (dossier.known) page.push(dossier);
    }
    return page;
  }

  apply({ at, changes }: Entry): void {
    for (const change of changes) {
      const dossier = this.find(change.code, at) ?? this.open(change.code);
      switch (change.op) {
        case 'insert':
          dossier.inserts += 1;
          dossier.keep(change.record, at);
          break;
        case 'update':
          dossier.updates += 1;
          dossier.keep(change.record, at);
          break;
        case 'progress':
          dossier.add(change.entries, at);
          break;
        case 'alter':
          dossier.plan(change.alteration);
      }
    }
  }

  restore(snapshot: Snapshot): void {
    const dossier = Dossier.restore(snapshot, this.order.length + 1);
    this.byCode.set(dossier.code, dossier);
    this.order.push(dossier);
  }

  *snapshots(): Generator<Snapshot> {
    for (const dossier of this.order) yield dossier.snapshot();
  }

  counts(now: number): { dossiers: number; progressEntries: number; duplicates: number } {
    let progressEntries = 0;
    let duplicates = 0;
    for (const dossier of this.order) {
      dossier.settle(now);
      progressEntries += dossier.entries.length;
      duplicates += dossier.duplicates;
    }
    return { dossiers: this.order.filter(({ known }) => known).length, progressEntries, duplicates };
  }

  clear(): void {
    this.byCode = new Map();
    this.order = [];
  }

  private open(code: string): Dossier {
    const dossier = new Dossier(code, this.order.length + 1);
    this.byCode.set(code, dossier);
    this.order.push(dossier);
    return dossier;
  }
}
