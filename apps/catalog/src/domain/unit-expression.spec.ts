import fc from 'fast-check';
import { today, units } from './process.fixture.js';
import { evaluate, parseUnitExpression, type UnitExpression } from './unit-expression.js';
import { UnitTree } from './unit-tree.js';

const written = (expression: UnitExpression): string => {
  switch (expression.kind) {
    case 'unit':
      return `unit:${expression.code}`;
    case 'parent':
    case 'district':
      return `${expression.kind}(${written(expression.of)})`;
    default:
      return expression.kind;
  }
};

const { expression: anyExpression } = fc.letrec<{ expression: UnitExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<UnitExpression>({ kind: 'receiving' }, { kind: 'handling' }, { kind: 'province' }),
    fc.stringMatching(/^[A-Z]\d{0,3}(\.\d{1,3}){0,3}$/).map((code) => ({ kind: 'unit' as const, code })),
    fc.record({ kind: fc.constantFrom('parent' as const, 'district' as const), of: tie('expression') }),
  ),
}));

describe('a unit expression', () => {
  it('is read as it was written, with blanks or without', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const text = written(expression);
        expect(parseUnitExpression(text)).toEqual({ expression });
        expect(parseUnitExpression(` ${text.replaceAll(/[():]/g, ' $& ')} `)).toEqual({ expression });
      }),
    );
  });

  it.each([
    ['', 1],
    ['Receiving', 1],
    ['receiving receiving', 11],
    ['parent', 7],
    ['parent(', 8],
    ['parent(receiving', 17],
    ['parent(receiving))', 18],
    ['parent(toString)', 8],
    ['unit', 5],
    ['unit:', 6],
    ['unit:h52', 6],
    ['unit:H52..1', 6],
    ['receiving\n', 10],
  ])('%j is refused at character %i', (text, position) => {
    expect(parseUnitExpression(text)).toMatchObject({ fault: { position } });
  });

  it('of any text is read or refused at a place within it, or just after', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseUnitExpression(text);
        if ('expression' in parsed) return;
        expect(parsed.fault.position).toBeGreaterThanOrEqual(1);
        expect(parsed.fault.position).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});

describe('the unit an expression names', () => {
  const unitOf = (text: string, receiving: string, date = today) => {
    const parsed = parseUnitExpression(text);
    if ('fault' in parsed) throw new Error(parsed.fault.expected);
    const tree = new UnitTree(units, date);
    const dossier = { receiving: tree.unit(receiving)!, handling: tree.unit('H52.11') };
    return evaluate(parsed.expression, dossier, tree)?.code;
  };

  it.each([
    ['receiving', 'H52.31.001', 'H52.31.001'],
    ['handling', 'H52.31.001', 'H52.11'],
    ['parent(receiving)', 'H52.31.001', 'H52.31'],
    ['parent(parent(receiving))', 'H52.31.001', 'H52'],
    ['parent(province)', 'H52.31.001', undefined],
    ['district(receiving)', 'H52.31.001', 'H52.31'],
    ['district(receiving)', 'H52.31', 'H52.31'],
    ['district(receiving)', 'H52.01', undefined],
    ['province', 'H52.31.001', 'H52'],
    ['unit:H52.11', 'H52.31.001', 'H52.11'],
    ['unit:H52.99', 'H52.31.001', undefined],
    ['parent(unit:H52.99)', 'H52.31.001', undefined],
  ])('%s at %s is %s', (text, receiving, expected) => expect(unitOf(text, receiving)).toBe(expected));

  it('follows the tree of the date: without districts a commune lies below the province', () => {
    expect(unitOf('parent(receiving)', 'H52.31.001', '2025-07-01')).toBe('H52');
    expect(unitOf('district(receiving)', 'H52.31.001', '2025-07-01')).toBeUndefined();
  });

  it('is found though a wrong tree closes upon itself', () => {
    const [first, second] = units.slice(4, 6).map((unit) => ({ ...unit, validFrom: '2020-01-01', validTo: null }));
    const circle = [
      { ...first!, code: 'A', parent: 'B' },
      { ...second!, code: 'B', parent: 'A' },
    ];
    const tree = new UnitTree(circle, today);
    expect(tree.districtOf(tree.unit('A')!)).toBeUndefined();
  });
});
