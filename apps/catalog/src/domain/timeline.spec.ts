import fc from 'fast-check';
import { isInForce } from '@motcua/contracts';
import type { FullProcedure } from './procedure-content.js';
import { timelineOf, type Effect } from './timeline.js';

const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
const effect = fc.record({ at: fc.nat(30), issued: fc.nat(5), ends: fc.boolean() });
const effects = fc.array(effect, { maxLength: 12 }).map((rows) =>
  rows.map(({ at, issued, ends }, index): Effect => {
    const decisionId = `d${String(index).padStart(2, '0')}`;
    const content = ends ? null : ({ name: decisionId } as FullProcedure);
    return { effectiveFrom: day(at), issuedOn: day(issued), decisionId, content };
  }),
);

/** By looking at every row for every day. */
function slowly(rows: readonly Effect[], date: string): string | undefined {
  let latest: Effect | undefined;
  for (const row of rows) {
    if (row.effectiveFrom > date) continue;
    const later =
      latest === undefined ||
      row.effectiveFrom > latest.effectiveFrom ||
      (row.effectiveFrom === latest.effectiveFrom &&
        (row.issuedOn > latest.issuedOn || (row.issuedOn === latest.issuedOn && row.decisionId > latest.decisionId)));
    if (later) latest = row;
  }
  return latest?.content?.name;
}

describe('what holds of a procedure', () => {
  it('is at every date the content of the latest row with effect by then', () => {
    fc.assert(
      fc.property(effects, fc.nat(40), (rows, at) => {
        const found = timelineOf(rows).filter((period) => isInForce(period, day(at)));
        expect(found.map(({ content }) => content.name)).toEqual([slowly(rows, day(at))].filter(Boolean));
      }),
    );
  });

  it('never overlaps, has no empty period, and does not depend on the order the rows are given in', () => {
    fc.assert(
      fc.property(effects, (rows) => {
        const periods = timelineOf(rows);
        periods.forEach(({ validFrom, validTo }, index) => {
          expect(validTo === null || validFrom < validTo).toBe(true);
          if (index > 0) expect(periods[index - 1]!.validTo! <= validFrom).toBe(true);
        });
        expect(timelineOf([...rows].reverse())).toEqual(periods);
      }),
    );
  });
});
