import { DecisionPublished, formatInstant } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import { effectOf, type Decision } from '../domain/decision.js';
import type { ProcedureContent, ProcedureVersion } from '../domain/procedure.js';
import { publishedContent } from '../domain/published-content.js';
import { timelineOf, type Effect } from '../domain/timeline.js';
import type { DecisionRepository } from '../persistence/decision.repository.js';
import { procedureVersionsOf } from '../persistence/procedure-versions.js';
import { publishProcedures } from '../publish-procedures/publish-procedures.js';

/**
 * Brings procedures to what the published decisions say of them, this one included, and announces both. One transaction with
 * what made it published.
 */
export async function putInForce(
  manager: EntityManager,
  decisions: DecisionRepository,
  published: Decision,
  publisher: Publisher,
): Promise<void> {
  const codes = touchedBy(published);
  const effects = await decisions.effects(manager, codes);
  const known = Map.groupBy(await procedureVersionsOf(manager, codes), ({ code }) => code);
  const wanted = new Map(codes.map((code) => [code, contentsOf(code, effects.get(code) ?? [], known.get(code) ?? [])]));
  await publishProcedures(manager, wanted, publisher);
  await announce(manager, [announcement(published)], publisher);
}

/** Procedures a decision says something about, in order. */
export function touchedBy({ rows }: Pick<Decision, 'rows'>): string[] {
  return [...new Set(rows.flatMap(({ procedureCode, replaces }) => [procedureCode, ...replaces]))].sort();
}

/** What was in force before the first row stays until it; from there on the rows say what holds. */
function contentsOf(code: string, effects: readonly Effect[], known: readonly ProcedureVersion[]): ProcedureContent[] {
  const first = effects.map(({ effectiveFrom }) => effectiveFrom).sort()[0]!;
  const before = known.filter(({ validFrom, validTo }) => validFrom < first && validFrom !== validTo);
  return [
    ...before.map(({ version: _, ...content }) => ({ ...content, validTo: earlier(content.validTo, first) })),
    ...timelineOf(effects).map(({ content, validFrom, validTo }) =>
      publishedContent(code, content, validFrom, validTo),
    ),
  ];
}

function earlier(date: string | null, other: string): string {
  return date !== null && date < other ? date : other;
}

function announcement(decision: Decision): DecisionPublished {
  const { id, number, issuerUnit, issuerKind, issuedOn, effectiveFrom, summary, approvedBy, publicAt, rows } = decision;
  return new DecisionPublished(id, {
    id,
    number,
    issuerUnit,
    issuerKind,
    issuedOn,
    effectiveFrom,
    summary,
    approvedBy: approvedBy!,
    publicAt: formatInstant(publicAt!),
    rows: rows.map((row) => ({
      kind: row.kind,
      procedureCode: row.procedureCode,
      replaces: row.replaces,
      effectiveFrom: effectOf(decision, row),
    })),
  });
}
