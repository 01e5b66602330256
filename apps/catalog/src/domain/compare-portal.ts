import type { PortalProcedure } from '@motcua/contracts';
import type { FullProcedure } from './procedure-content.js';
import { differences, type Difference } from './procedure-difference.js';

/**
 * Where ours and the portal's differ in what both tell. Cases and papers are joined by their names: the codes are each side's
 * own. Limits and fees of a channel are compared as a set where the portal does not say to which case they belong.
 */
export function portalDifferences(ours: FullProcedure, portal: PortalProcedure): Difference[] {
  return differences(comparableOurs(ours), comparablePortal(portal));
}

interface Told {
  readonly [name: string]: unknown;
}

function comparableOurs({ name, fieldCode, cases, results }: FullProcedure): Told {
  const channels = [...new Set(cases.flatMap(({ rules }) => rules.map(({ channel }) => channel)))].sort();
  return {
    name,
    fieldCode,
    results: results.map((result) => result.name).sort(),
    cases: cases.map((one) => ({
      code: one.name,
      steps: one.steps,
      components: one.components
        .map(({ name: paper, originals, copies }) => ({ code: paper, originals, copies }))
        .sort(byCode),
    })),
    channels: channels.map((channel) => ({
      channel,
      terms: cases
        .flatMap(({ rules }) => rules.filter((rule) => rule.channel === channel))
        .map(({ limit, fees }) =>
          termText(
            limit,
            fees.map((fee) => fee.amountVnd),
          ),
        )
        .sort(),
    })),
  };
}

function comparablePortal({ name, field, cases, results, channels }: PortalProcedure): Told {
  return {
    name,
    fieldCode: field?.code ?? '',
    results: results.map((result) => result.name).sort(),
    cases: cases.map((one) => ({
      code: one.name === '' ? 'Trường hợp thông thường' : one.name,
      steps: one.steps.filter((step) => step !== ''),
      components: one.components
        .map(({ name: paper, originals, copies }) => ({ code: paper, originals: originals ?? 1, copies: copies ?? 0 }))
        .sort(byCode),
    })),
    channels: channels
      .map(({ channel, terms }) => ({ channel, terms: everyTerm(terms, cases.length) }))
      .sort((a, b) => (a.channel < b.channel ? -1 : 1)),
  };
}

/** One row stands for every case. */
function everyTerm(terms: PortalProcedure['channels'][number]['terms'], cases: number): string[] {
  const texts = terms.map(({ limit, fees }) =>
    termText(
      limit,
      fees.map((fee) => fee.amountVnd ?? -1),
    ),
  );
  return texts.length === 1 ? Array.from({ length: Math.max(1, cases) }, () => texts[0]!) : texts.sort();
}

function termText(limit: FullProcedure['cases'][number]['rules'][number]['limit'], fees: readonly number[]): string {
  const amounts = fees.filter((amount) => amount !== 0).sort((a, b) => a - b);
  const time = limit === null ? 'không quy định' : `${limit.amount} ${limit.unit}`;
  return `${time}, ${amounts.length === 0 ? '0' : amounts.join(' + ')} đồng`;
}

function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
  return one.code < other.code ? -1 : 1;
}
