import { Injectable } from '@nestjs/common';
import { decodeCursor, kitErrors, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { isRow } from '../portal/call.js';
import type { Dossier } from '../portal/dossier.js';
import { mistakeOf, type Fault } from '../portal/fault-kinds.js';
import { Portal } from '../portal/portal.js';
import { simulatorErrors } from '../simulator-errors.js';
import type { PortalDossierView, StatisticsView } from './control.views.js';

/** What tests and operators do with the simulated portal beside its wire. */
@Injectable()
export class PortalControl {
  constructor(private readonly portal: Portal) {}

  /** @throws FAULT_WITHOUT_MEANING; the faults declared before stay. */
  declare(faults: readonly Fault[], seed?: number): void {
    for (const [index, fault] of faults.entries()) {
      const mistake = mistakeOf(fault);
      if (!mistake) continue;
      const { field, why } = mistake;
      throw simulatorErrors.FAULT_WITHOUT_MEANING(
        { kind: fault.kind, field, why },
        { field: `faults[${index}].${field}` },
      );
    }
    this.portal.declare(faults, seed);
  }

  show(code: string): PortalDossierView {
    const dossier = this.portal.store.find(code, this.portal.now);
    if (!dossier?.known) throw simulatorErrors.DOSSIER_NOT_AT_PORTAL({ code }, { field: 'code' });
    return viewOf(dossier);
  }

  list({ limit, cursor }: PageQuery): Page<PortalDossierView> {
    const after = cursor === undefined ? 0 : placeOf(cursor);
    const dossiers = this.portal.store.after(after, limit + 1, this.portal.now);
    return pageOf(dossiers, limit, ({ number }) => [number], viewOf);
  }

  /** @throws PROCEDURE_NO_OBJECT */
  putProcedure(code: string, json: string): void {
    const procedure: unknown = JSON.parse(json);
    if (!isRow(procedure)) throw simulatorErrors.PROCEDURE_NO_OBJECT({}, { field: 'json' });
    this.portal.catalogue.put(code, procedure);
  }

  /** @throws PROCEDURE_NOT_AT_PORTAL */
  removeProcedure(code: string): void {
    if (!this.portal.catalogue.remove(code)) throw simulatorErrors.PROCEDURE_NOT_AT_PORTAL({ code }, { field: 'code' });
  }

  statistics(): StatisticsView {
    const { statistics, store, now } = this.portal;
    const { calls, logins, answersLost } = statistics;
    return { calls, logins, answersLost, ...store.counts(now) };
  }
}

function placeOf(cursor: string): number {
  const [place] = decodeCursor(cursor);
  if (typeof place === 'number' && Number.isSafeInteger(place) && place >= 0) return place;
  throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
}

function viewOf(dossier: Dossier): PortalDossierView {
  const { code, record, entries, inserts, updates, duplicates } = dossier;
  return {
    code,
    record: JSON.parse(record ?? 'null') as object,
    progress: entries.map((entry) => JSON.parse(entry) as object),
    inserts,
    updates,
    duplicates,
  };
}
