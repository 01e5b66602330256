import type { ChannelRule, ProcedureComponent } from '@motcua/contracts';
import type { ProcedureContent } from './procedure.js';
import type { FullCase, FullComponent, FullProcedure, FullRule } from './procedure-content.js';

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
