import { Inject, Injectable } from '@nestjs/common';
import { localDate, Refusal, type Clock, type Context, type DomainEvent, type DossierRights } from '@motcua/contracts';
import { appendOneValues, Relay, seal, type SealedEvent } from '@motcua/messaging';
import { CLOCK } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { assertVisible, type By } from '../domain/acting.js';
import { normalisedCode } from '../domain/dossier-code.js';
import { dossierErrors } from '../domain/dossier-errors.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import { Dossier } from '../domain/dossier.js';
import { Persons } from '../persons/persons.js';
import { dossierView, type DossierView } from '../show-dossier/dossier.view.js';
import { changingValues, recordOf, rowValues, type DossierRow } from './dossier-row.js';
import { CREATE, FIND, stepValues } from './dossier-statements.js';
import { DossierWriter } from './dossier-writer.js';
import { PinRepository } from './pins.js';
import { RecentDossiers } from './recent-dossiers.js';
import { RightsRepository } from './rights.repository.js';
import { UnitRepository } from './unit.repository.js';

/** Without If-Match an act is decided anew on what somebody else has made of the dossier meanwhile. */
const MOST_ATTEMPTS = 10;

/** Lets the dossier decide. May ask the read models for what it is judged by, nothing else. */
export type Act = (dossier: Dossier, by: By) => DomainEvent | Promise<DomainEvent>;

/** A dossier, for somebody who may read it. */
interface Readable {
  readonly record: DossierRecord;
  readonly rights: DossierRights;
}

@Injectable()
export class DossierRepository {
  private readonly recent = new RecentDossiers();
  private readonly writer: DossierWriter;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pins: PinRepository,
    private readonly units: UnitRepository,
    private readonly rights: RightsRepository,
    private readonly relay: Relay,
    private readonly persons: Persons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.writer = new DossierWriter(dataSource);
  }

  /** Who acts, now. */
  async acting({ actor }: Context): Promise<By> {
    const at = this.clock.now();
    const unit = this.units.refOf(actor.unitCode, localDate(at));
    return { actor, rights: await this.rights.of(actor), at, unit: await unit };
  }

  /** Stores a new dossier with its first step and event. Call `published` after the commit. */
  async insert(ctx: Context, dossier: Dossier, event: DomainEvent, transaction?: EntityManager): Promise<void> {
    const { record, lastStep } = dossier;
    const sealed = sealedEvent(ctx, { sequence: 0, digest: null }, dossier, event);
    const row = { ...record, eventDigest: sealed.digest };
    const values = [...rowValues(row), ...stepValues(lastStep), ...appendOneValues(sealed)];
    // not remembered from a transaction: nobody knows yet whether it will be committed
    if (transaction !== undefined) await transaction.query(CREATE, values);
    else this.recent.put({ ...row, id: await this.writer.create(values) });
  }

  /** Events were committed: they are on their way at once. */
  published(): void {
    this.relay.wake();
  }

  /**
   * The only way a dossier changes: load, let it decide, write dossier, step, event and outbox in one statement under the
   * version that was loaded.
   *
   * @param expected version the caller has seen; undefined: whatever it is now.
   * @throws DOSSIER_NOT_FOUND, STALE_VERSION, CHANGED_MEANWHILE, and whatever the act refuses.
   */
  async change(ctx: Context, typedCode: string, expected: number | undefined, act: Act): Promise<DossierView> {
    const code = normalisedCode(typedCode);
    const remembered = this.recent.take(code);
    if (remembered !== undefined) {
      const view = await this.attempt(ctx, remembered, expected, act).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return undefined; // what was remembered refuses; what is stored may not
      });
      if (view) return view;
    }
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const view = await this.attempt(ctx, await this.load(code), expected, act);
      if (view) return view;
    }
    throw dossierErrors.CHANGED_MEANWHILE({ code });
  }

  /** Undefined: somebody else was faster. */
  private async attempt(
    ctx: Context,
    record: DossierRecord,
    expected: number | undefined,
    act: Act,
  ): Promise<DossierView | undefined> {
    const by = await this.acting(ctx);
    assertVisible(record, by);
    assertVersion(record, expected);
    const people = await this.persons.of(record);
    const dossier = Dossier.of(record, await this.pins.of(record, by.at));
    const event = await act(dossier, by);
    if (!(await this.update(ctx, record, dossier, event))) return undefined;
    this.relay.wake();
    const { procedureCode, procedureVersion } = dossier.record;
    return dossierView(dossier.record, people, await this.pins.procedure(procedureCode, procedureVersion));
  }

  /**
   * For somebody who wants to read it.
   *
   * @throws DOSSIER_NOT_FOUND
   */
  async read({ actor }: Context, typedCode: string): Promise<Readable> {
    const code = normalisedCode(typedCode);
    const [record, rights] = await Promise.all([this.load(code), this.rights.of(actor)]);
    if (!rights.may('dossier:read', record)) throw dossierErrors.DOSSIER_NOT_FOUND({ code });
    return { record, rights };
  }

  /** @throws DOSSIER_NOT_FOUND */
  private async load(code: string): Promise<DossierRecord> {
    // what is no code would only make PostgreSQL complain
    const rows = /^[A-Z0-9.-]{1,100}$/.test(code) ? await this.dataSource.query<DossierRow[]>(FIND, [code]) : [];
    if (!rows[0]) throw dossierErrors.DOSSIER_NOT_FOUND({ code: code.slice(0, 100) });
    return recordOf(rows[0]);
  }

  /** False: somebody else was faster, and nothing was written. */
  private async update(ctx: Context, before: DossierRecord, after: Dossier, event: DomainEvent): Promise<boolean> {
    const sealed = sealedEvent(ctx, { sequence: before.version, digest: before.eventDigest }, after, event);
    const row = { ...after.record, eventDigest: sealed.digest };
    const step = stepValues(after.lastStep);
    const values = [before.id, before.version, ...changingValues(row), ...step, ...appendOneValues(sealed)];
    const changed = await this.writer.change(values);
    if (changed) this.recent.put(row);
    return changed;
  }
}

function sealedEvent(
  { actor, correlationId, traceparent }: Context,
  head: Parameters<typeof seal>[0],
  dossier: Dossier,
  event: DomainEvent,
): SealedEvent {
  return seal(head, [event], { actor: actor.id, correlationId, traceparent, at: dossier.lastStep.at })[0]!;
}

function assertVersion({ code, version }: DossierRecord, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw dossierErrors.STALE_VERSION({ code, version, expected }, { field: 'If-Match' });
}
