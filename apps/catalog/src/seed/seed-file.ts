import { readFile } from 'node:fs/promises';
import { channels, type ProcedurePublishedData } from '@motcua/contracts';
import type { DecisionRow, DecisionText } from '../domain/decision.js';
import type { FullCase, FullProcedure, FullRule, LegalBasis } from '../domain/procedure-content.js';

/** A row of procedures.json: without flags for its components, and with a mark how far it can be trusted. */
interface SeedProcedure extends Omit<ProcedurePublishedData, 'version' | 'components'> {
  readonly mark: 'confirmed' | 'illustrative';
  readonly components: readonly { readonly code: string; readonly name: string }[];
}

/** A row of decisions.json; what it says of the procedure is in procedures.json. */
interface SeedRow extends Pick<DecisionRow, 'kind' | 'procedureCode'> {
  readonly firstKnown?: boolean;
  readonly replaces?: readonly string[];
  readonly legalBases?: readonly LegalBasis[];
  /** The limit was longer by so many of its units than it is by a later row. */
  readonly earlierLimit?: number;
}

interface DecisionsFile {
  readonly steps: readonly string[];
  readonly issuerUnit: string;
  readonly decisions: readonly (Omit<DecisionText, 'rows' | 'issuerUnit' | 'issuerKind'> & {
    readonly publicOn: string;
    readonly rows: readonly SeedRow[];
  })[];
}

/** A delivered decision and when it was made public. */
export interface DeliveredDecision extends DecisionText {
  readonly publicAt: Date;
}

/** The delivered decisions, in the order of their dates. */
export async function readSeed(): Promise<DeliveredDecision[]> {
  const { steps, issuerUnit, decisions } = await read<DecisionsFile>('decisions.json');
  const { procedures } = await read<{ procedures: readonly SeedProcedure[] }>('procedures.json');
  const byCode = new Map(procedures.map((procedure) => [procedure.code, fullProcedure(procedure, steps)]));
  return decisions.map(({ publicOn, rows, ...text }) => ({
    ...text,
    issuerUnit,
    issuerKind: 'province',
    publicAt: new Date(`${publicOn}T16:00:00+07:00`),
    rows: rows.map((row) => rowOf(row, byCode)),
  }));
}

async function read<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(new URL(`../../seed/${name}`, import.meta.url), 'utf8')) as Content;
}

function rowOf({ earlierLimit = 0, ...row }: SeedRow, byCode: ReadonlyMap<string, FullProcedure>): DecisionRow {
  const content = byCode.get(row.procedureCode);
  if (!content) throw new Error(`decisions.json names ${row.procedureCode}, which is not in procedures.json`);
  const cases = content.cases.map((one) => ({ ...one, rules: one.rules.map((rule) => longer(rule, earlierLimit)) }));
  return {
    kind: row.kind,
    procedureCode: row.procedureCode,
    replaces: row.replaces ?? [],
    effectiveFrom: null,
    firstKnown: row.firstKnown ?? false,
    legalBases: row.legalBases ?? [],
    content: { ...content, cases },
  };
}

function longer(rule: FullRule, units: number): FullRule {
  return rule.limit === null ? rule : { ...rule, limit: { ...rule.limit, amount: rule.limit.amount + units } };
}

const performers = {
  province: 'Cơ quan chuyên môn cấp tỉnh',
  district: 'Ủy ban nhân dân cấp huyện',
  commune: 'Ủy ban nhân dân cấp xã',
} as const;

/** The delivered data know no flags: every component must be there in one original, none must be digitised. */
function fullProcedure(row: SeedProcedure, steps: readonly string[]): FullProcedure {
  const { name, fieldCode, fieldName, level, serviceLevel, objectTypes, handlingUnit, result } = row;
  const components = row.components.map((component) => ({
    ...component,
    required: true,
    digitise: 'optional' as const,
    form: null,
    formUrl: null,
    originals: 1,
    copies: 0,
  }));
  return {
    name,
    fieldCode,
    fieldName,
    level,
    levels: [level],
    serviceLevel,
    objectTypes,
    applicants: null,
    handlingUnit,
    kind: 'other',
    portalId: null,
    publisherCode: null,
    cases: row.cases.map((one): FullCase => ({ code: one.code, name: one.name, steps, rules: rulesOf(one), components })),
    results: result === null ? [] : [result],
    legalBases: [],
    performingAgencies: [{ code: handlingUnit ?? level, name: performers[level] }],
    competentAgency: null,
    delegatedAgency: null,
    coordinatingAgency: null,
    address: null,
    conditions: null,
    keywords: null,
    description: null,
    related: [],
  };
}

function rulesOf({ channels: offered }: SeedProcedure['cases'][number]): FullRule[] {
  return channels.flatMap((channel) => {
    const rule = offered[channel];
    if (rule === undefined) return [];
    const { amountVnd, exemptionText } = rule.fee;
    const fees = amountVnd === 0 ? [] : [{ kind: 'unknown' as const, name: 'Phí, lệ phí', amountVnd }];
    return [{ channel, limit: rule.limit, fees, exemptionText }];
  });
}
