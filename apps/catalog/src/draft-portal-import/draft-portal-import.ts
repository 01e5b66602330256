import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { DecisionRow } from '../domain/decision.js';
import type { ImportRow } from '../domain/portal-import.js';
import { DraftDecision } from '../draft-decision/draft-decision.js';
import { PortalImportRepository } from '../persistence/portal-import.repository.js';
import type { DecisionView } from '../show-decision/decision.view.js';
import type { DraftPortalImportDto } from './draft-portal-import.dto.js';

/** Makes what an import has read the draft of a decision: somebody completes it, somebody else approves it. */
@Injectable()
export class DraftPortalImport {
  constructor(
    private readonly imports: PortalImportRepository,
    private readonly draftDecision: DraftDecision,
  ) {}

  /**
   * @throws IMPORT_NOT_FOUND, IMPORT_NOT_DONE, IMPORT_HELD, CODES_NOT_DRAFTABLE, NOTHING_TO_DRAFT, DECISION_EXISTS,
   *   DECISION_NOT_SOUND
   */
  async execute(ctx: Context, id: string, given: DraftPortalImportDto): Promise<DecisionView> {
    const { codes, confirmShortList = false, ...text } = given;
    const { state, outcomes } = await this.imports.find(id);
    if (state === 'running' || state === 'failed') throw catalogErrors.IMPORT_NOT_DONE({ id, state });
    if (state === 'held' && !confirmShortList)
      throw catalogErrors.IMPORT_HELD({ missing: outcomes.missingOnPortal ?? 0 });
    const rows = await this.imports.draftable(id, codes);
    const found = new Set(rows.map(({ code }) => code));
    const others = (codes ?? []).filter((code) => !found.has(code));
    if (others.length > 0) throw catalogErrors.CODES_NOT_DRAFTABLE({ codes: others.join(', ') }, { field: 'codes' });
    if (rows.length === 0) throw catalogErrors.NOTHING_TO_DRAFT();
    return this.draftDecision.execute(ctx, { ...text, rows: rows.map(decisionRow) });
  }
}

function decisionRow({ code, outcome, content }: ImportRow): DecisionRow {
  const kind = outcome === 'new' ? 'new' : 'amended';
  return { kind, procedureCode: code, replaces: [], effectiveFrom: null, firstKnown: false, legalBases: [], content };
}
