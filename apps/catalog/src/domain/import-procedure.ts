import type { PortalFee, PortalProcedure, PortalProcedureCase, PortalTerm } from '@motcua/contracts';
import type { FullCase, FullComponent, FullProcedure, FullRule } from './procedure-content.js';
import type { ProcedureContent } from './procedure.js';

/** What an administrator has to look at; `blocks`: nothing is drafted before. */
export interface ImportProblem {
  /** Place in the portal's answer. */
  readonly path: string;
  readonly code: string;
  readonly text: string;
  readonly blocks: boolean;
}

export interface ImportedProcedure {
  /** Null: something that must not be guessed could not be read. */
  readonly content: FullProcedure | null;
  readonly problems: readonly ImportProblem[];
}

type Level = ProcedureContent['level'];

const levelNames: Readonly<Record<string, Level>> = {
  'cấp tỉnh': 'province',
  'cấp huyện': 'district',
  'cấp xã': 'commune',
};
const lowestFirst: readonly Level[] = ['commune', 'district', 'province'];

/**
 * What the portal says, as a content that could be drafted. What it does not tell (which level of service, which unit decides,
 * how papers are digitised) is taken from ours where there is one.
 *
 * A limit or fee belongs to a case only where there is one case or one row: the portal has no key between them (catalogue.md
 * section 1.1). Where that leaves a case without its rule, an administrator writes it into the draft.
 */
export function importedProcedure(portal: PortalProcedure, ours: FullProcedure | undefined): ImportedProcedure {
  const problems: ImportProblem[] = portal.problems.map((problem) => ({ ...problem, blocks: true }));
  const report = (path: string, code: string, text: string, blocks: boolean) =>
    void problems.push({ path, code, text, blocks });
  if (portal.name === '') report('TENTTHC', 'NAME_MISSING', '', true);
  if (portal.field === null || portal.field.code === '') report('LINHVUCTHUCHIEN', 'FIELD_MISSING', '', true);
  const levels = portal.levels.flatMap((name) => levelNames[name.toLowerCase()] ?? []);
  const level = ours?.level ?? lowestFirst.find((one) => levels.includes(one));
  if (level === undefined) report('CAPTHUCHIEN', 'LEVEL_UNKNOWN', portal.levels.join(', '), true);
  const cases = portal.cases.map((one, index) => caseOf(one, index, portal, ours, report));
  if (problems.some(({ blocks }) => blocks) || level === undefined) return { content: null, problems };
  return { content: contentOf(portal, ours, level, levels, cases), problems };
}

function contentOf(
  portal: PortalProcedure,
  ours: FullProcedure | undefined,
  level: Level,
  levels: readonly Level[],
  cases: readonly FullCase[],
): FullProcedure {
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    name: portal.name,
    fieldCode: portal.field!.code,
    fieldName: portal.field!.name || (ours?.fieldName ?? portal.field!.code),
    level,
    levels: levels.length > 0 ? [...new Set(levels)] : [level],
    serviceLevel: ours?.serviceLevel ?? 'informationOnly',
    objectTypes: ours?.objectTypes ?? ['citizen'],
    applicants: orNull(portal.applicantKinds.join('; ')),
    handlingUnit: ours?.handlingUnit ?? null,
    ...(ours?.confidential !== undefined && { confidential: ours.confidential }),
    kind: portal.kind ?? ours?.kind ?? 'other',
    portalId: orNull(portal.portalId),
    publisherCode: orNull(portal.publisherCode),
    cases,
    results: portal.results.filter(({ code }) => code !== ''),
    legalBases: portal.legalBasis.map(({ number, name }) => ({
      number: number || name,
      title: name || number,
      effectiveFrom: ours?.legalBases.find((basis) => basis.number === number)?.effectiveFrom ?? null,
    })),
    performingAgencies: portal.performingAgencies.map(({ code, name }) => ({ code: code || name, name: name || code })),
    competentAgency: orNull(portal.competentAgency),
    delegatedAgency: orNull(portal.delegatedAgency),
    coordinatingAgency: orNull(portal.coordinatingAgency),
    address: orNull(portal.address),
    conditions: orNull(portal.conditions),
    keywords: orNull(portal.keywords),
    description: orNull(portal.description),
    related: ours?.related ?? [],
  };
}

type Report = (path: string, code: string, text: string, blocks: boolean) => void;

/** Our code for the case of that name, else the next one. */
function caseOf(
  { name, steps, components }: PortalProcedureCase,
  index: number,
  portal: PortalProcedure,
  ours: FullProcedure | undefined,
  report: Report,
): FullCase {
  const known = ours?.cases.find((one) => one.name === name);
  const rules = portal.channels.flatMap(({ channel, terms }): FullRule[] => {
    const term = portal.cases.length === 1 || terms.length === 1 ? terms : [];
    if (term.length !== 1) {
      report(`CACHTHUCTHUCHIEN.${channel}`, 'CASE_UNMAPPED', name, false);
      return [];
    }
    return [ruleOf(channel, term[0]!)];
  });
  return {
    code: known?.code ?? `TH${String(index + 1).padStart(2, '0')}`,
    name: name === '' ? 'Trường hợp thông thường' : name,
    steps: steps.filter((step) => step !== ''),
    rules,
    components: components.map((paper, place) => componentOf(paper, place, known)),
  };
}

function ruleOf(channel: FullRule['channel'], { limit, fees }: PortalTerm): FullRule {
  const texts = fees.map(({ description }) => description).filter((text) => text !== '');
  return {
    channel,
    limit,
    fees: fees.flatMap((fee) => (fee.amountVnd === 0 || fee.amountVnd === null ? [] : [feeOf(fee, fee.amountVnd)])),
    // where the portal tells exemptions at all, it does so here; an administrator checks it with the draft
    exemptionText: texts.length > 0 ? [...new Set(texts)].join(' ') : null,
  };
}

/** Which of the portal's codes is a charge and which a duty is unconfirmed: nothing is read from it. */
function feeOf({ kindCode }: PortalFee, amountVnd: number): FullRule['fees'][number] {
  return { kind: 'unknown', name: kindCode === '' ? 'Phí, lệ phí' : `Phí, lệ phí (mã ${kindCode})`, amountVnd };
}

function componentOf(
  { code, name, form, url, originals, copies }: PortalProcedureCase['components'][number],
  place: number,
  known: FullCase | undefined,
): FullComponent {
  const ours = known?.components.find((one) => one.name === name);
  return {
    code: ours?.code ?? (code || `TP${String(place + 1).padStart(2, '0')}`),
    name: name || code,
    required: ours?.required ?? true,
    digitise: ours?.digitise ?? 'optional',
    form: form === '' ? (ours?.form ?? null) : form,
    formUrl: url === '' ? (ours?.formUrl ?? null) : url,
    originals: originals ?? ours?.originals ?? 1,
    copies: copies ?? ours?.copies ?? 0,
  };
}
