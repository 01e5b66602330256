import type { Channel, ChannelRule, Limit, ProcedureComponent } from '@motcua/contracts';
import type { ProcedureContent } from './procedure.js';

/** Which is a charge and which a duty the portal's codes do not say for certain (catalogue.md section 1.2). */
export const feeKinds = ['charge', 'duty', 'unknown'] as const;
export type FeeKind = (typeof feeKinds)[number];

export interface Fee {
  readonly kind: FeeKind;
  readonly name: string;
  readonly amountVnd: number;
}

/** Limit and fees of one case through one channel. */
export interface FullRule {
  readonly channel: Channel;
  /** Null: no time is promised. */
  readonly limit: Limit | null;
  readonly fees: readonly Fee[];
  /** Null: nobody has checked who is exempt; then a procedure with fees cannot be published. */
  readonly exemptionText: string | null;
}

export interface FullComponent {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  readonly digitise: ProcedureComponent['digitise'];
  readonly form: string | null;
  readonly formUrl: string | null;
  readonly originals: number;
  readonly copies: number;
}

export interface FullCase {
  readonly code: string;
  readonly name: string;
  readonly steps: readonly string[];
  readonly rules: readonly FullRule[];
  readonly components: readonly FullComponent[];
}

export interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

export interface LegalBasis {
  readonly number: string;
  readonly title: string;
  readonly effectiveFrom: string | null;
}

export const procedureKinds = ['notDelegated', 'delegated', 'other'] as const;

/** Everything `LayThuTuc` tells of a procedure, as an administrator has checked it (catalogue.md section 1). */
export interface FullProcedure {
  readonly name: string;
  readonly fieldCode: string;
  readonly fieldName: string;
  readonly level: ProcedureContent['level'];
  /** All levels of government that perform it; `level` is the lowest that receives. */
  readonly levels: readonly ProcedureContent['level'][];
  readonly serviceLevel: ProcedureContent['serviceLevel'];
  readonly objectTypes: readonly string[];
  readonly applicants: string | null;
  readonly handlingUnit: string | null;
  readonly kind: (typeof procedureKinds)[number];
  readonly portalId: string | null;
  readonly publisherCode: string | null;
  readonly cases: readonly FullCase[];
  readonly results: readonly CodeAndName[];
  readonly legalBases: readonly LegalBasis[];
  readonly performingAgencies: readonly CodeAndName[];
  readonly competentAgency: string | null;
  readonly delegatedAgency: string | null;
  readonly coordinatingAgency: string | null;
  readonly address: string | null;
  readonly conditions: string | null;
  readonly keywords: string | null;
  readonly description: string | null;
  readonly related: readonly string[];
}

/** What is published of a full procedure: for receiving dossiers fees as one sum, components of all cases as one list. */
export function publishedContent(
  code: string,
  full: FullProcedure,
  validFrom: string,
  validTo: string | null,
): ProcedureContent {
  const { name, fieldCode, fieldName, level, serviceLevel, objectTypes, handlingUnit, cases, results } = full;
  return {
    code,
    name,
    fieldCode,
    fieldName,
    level,
    serviceLevel,
    objectTypes,
    handlingUnit,
    cases: cases.map((one) => ({
      code: one.code,
      name: one.name,
      channels: Object.fromEntries(one.rules.map((rule) => [rule.channel, channelRule(rule)])),
    })),
    components: sharedComponents(cases),
    result: results[0] ?? null,
    validFrom,
    validTo,
    details: full,
  };
}

function channelRule({ limit, fees, exemptionText }: FullRule): ChannelRule {
  const amountVnd = fees.reduce((sum, fee) => sum + fee.amountVnd, 0);
  return { limit, fee: { amountVnd, exemptionText: exemptionText ?? 'Không thu phí, lệ phí.' } };
}

/** In the order they are met. Demanded of every dossier is only what every case demands. */
function sharedComponents(cases: readonly FullCase[]): ProcedureComponent[] {
  const met = new Map<string, FullComponent>();
  for (const { components } of cases) for (const one of components) if (!met.has(one.code)) met.set(one.code, one);
  return [...met.values()].map(({ code, name, digitise }) => ({
    code,
    name,
    required: cases.every(({ components }) => components.some((one) => one.code === code && one.required)),
    digitise,
  }));
}
