import fc from 'fast-check';
import { component, fullProcedure, rule } from '../decision.fixture.js';
import { differenceSentence } from './difference-sentence.js';
import type { FullProcedure } from './procedure-content.js';
import { differences } from './procedure-difference.js';

const [only] = fullProcedure().cases;
const withCase = (change: object): FullProcedure => fullProcedure({ cases: [{ ...only!, ...change }] });
const told = (before: FullProcedure, after: FullProcedure) =>
  differences({ ...before }, { ...after }).map((one) => [one.path, differenceSentence(one)]);

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)]));
}

describe('the difference of two versions', () => {
  it('is nothing between equal ones', () => {
    expect(told(fullProcedure(), fullProcedure())).toEqual([]);
  });

  it.each<[string, FullProcedure, FullProcedure, [string, string][]]>([
    [
      'a limit',
      fullProcedure(),
      withCase({ rules: [rule(3)] }),
      [
        [
          'cases[TH01].rules[counter].limit',
          'Thời hạn giải quyết (TH01, counter): từ 5 ngày làm việc thành 3 ngày làm việc.',
        ],
      ],
    ],
    [
      'a component more, and another name',
      fullProcedure(),
      withCase({ components: [component('TP01', 'Tờ khai mới'), component('TP02', 'Giấy tờ')] }),
      [
        ['cases[TH01].components[TP01].name', 'Tên (TH01, TP01): từ "Tờ khai" thành "Tờ khai mới".'],
        ['cases[TH01].components[TP02]', 'Thành phần hồ sơ (TH01, TP02): thêm "Giấy tờ" (TP02).'],
      ],
    ],
    [
      'a case less',
      fullProcedure(),
      fullProcedure({ cases: [] }),
      [['cases[TH01]', 'Trường hợp (TH01): bỏ "Trường hợp thông thường" (TH01).']],
    ],
    [
      'no result any more',
      fullProcedure(),
      fullProcedure({ results: [] }),
      [['results[KQ01]', 'Kết quả (KQ01): bỏ "Giấy xác nhận" (KQ01).']],
    ],
    [
      'a fee',
      fullProcedure(),
      withCase({ rules: [{ ...rule(5), fees: [] }] }),
      [['cases[TH01].rules[counter].fees', 'Phí, lệ phí (TH01, counter): từ "Lệ phí" thành không có.']],
    ],
  ])('names %s', (_, before, after, wanted) => {
    expect(told(before, after)).toEqual(wanted);
  });

  it('names the order of rows when only that has changed', () => {
    const rows = [component('TP01', 'a'), component('TP02', 'b')];
    const [before, after] = [withCase({ components: rows }), withCase({ components: [...rows].reverse() })];
    expect(differences({ ...before }, { ...after })).toEqual([
      { path: 'cases[TH01].components', before: ['TP01', 'TP02'], after: ['TP02', 'TP01'] },
    ]);
  });

  it('is empty exactly for equal contents, and the same places seen from the other side', () => {
    const tree = fc.object({ maxDepth: 3, withNullPrototype: false, key: fc.constantFrom('a', 'b', 'code') });
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const one = differences(before as never, after as never).map(({ path }) => path);
        const other = differences(after as never, before as never).map(({ path }) => path);
        expect(new Set(one)).toEqual(new Set(other));
        expect(differences(before as never, copied(before) as never)).toEqual([]);
      }),
    );
  });
});
