import { unitCodePattern, type TreeUnit, type UnitTree } from './unit-tree.js';

/**
 * Names a unit relative to the dossier, so that one definition serves every commune:
 *
 *     expression = "receiving"               the unit that received the dossier
 *                | "handling"                the unit that settles it: the procedure's department, else the receiving unit
 *                | "province"                the root of the tree
 *                | "unit:" code              one unit by its code: unit:H52.11
 *                | "parent(" expression ")"  the unit above it
 *                | "district(" expression ")"  the district it is or lies in
 *
 * Blanks between the parts do not count.
 */
export type UnitExpression =
  | { readonly kind: 'receiving' | 'handling' | 'province' }
  | { readonly kind: 'unit'; readonly code: string }
  | { readonly kind: 'parent' | 'district'; readonly of: UnitExpression };

/** Position: number of the character, from 1, at which something else was expected. */
export interface UnitExpressionFault {
  readonly position: number;
  readonly expected: string;
}

export type ParsedUnitExpression = { readonly expression: UnitExpression } | { readonly fault: UnitExpressionFault };

const EXPRESSION = 'receiving, handling, province, unit:…, parent(…), district(…)';
const CODE = /[0-9A-Za-z.]*/y;
const WORD = /[A-Za-z]*/y;

export function parseUnitExpression(text: string): ParsedUnitExpression {
  const reader = new Reader(text);
  const parsed = expressionOf(reader);
  if ('fault' in parsed) return parsed;
  return reader.atEnd() ? parsed : reader.fault('the end');
}

/** The unit of an expression for one dossier; undefined when the tree has none. */
export function evaluate(
  expression: UnitExpression,
  dossier: { readonly receiving: TreeUnit; readonly handling: TreeUnit | undefined },
  tree: UnitTree,
): TreeUnit | undefined {
  switch (expression.kind) {
    case 'receiving':
    case 'handling':
      return dossier[expression.kind];
    case 'province':
      return tree.rootOf(dossier.receiving);
    case 'unit':
      return tree.unit(expression.code);
    case 'parent':
    case 'district': {
      const unit = evaluate(expression.of, dossier, tree);
      if (unit === undefined) return undefined;
      return expression.kind === 'parent' ? tree.parentOf(unit) : tree.districtOf(unit);
    }
  }
}

function expressionOf(reader: Reader): ParsedUnitExpression {
  const at = reader.skipBlanks();
  const word = reader.take(WORD);
  switch (word) {
    case 'receiving':
    case 'handling':
    case 'province':
      return { expression: { kind: word } };
    case 'unit':
      return codeOf(reader);
    case 'parent':
    case 'district': {
      if (!reader.takes('(')) return reader.fault('"("');
      const inner = expressionOf(reader);
      if ('fault' in inner) return inner;
      if (!reader.takes(')')) return reader.fault('")"');
      return { expression: { kind: word, of: inner.expression } };
    }
    default:
      return reader.fault(EXPRESSION, at);
  }
}

function codeOf(reader: Reader): ParsedUnitExpression {
  if (!reader.takes(':')) return reader.fault('":"');
  const at = reader.skipBlanks();
  const code = reader.take(CODE);
  return unitCodePattern.test(code) ? { expression: { kind: 'unit', code } } : reader.fault('H52.11', at);
}

class Reader {
  private next = 0;

  constructor(private readonly text: string) {}

  skipBlanks(): number {
    while (this.text[this.next] === ' ') this.next++;
    return this.next;
  }

  take(pattern: RegExp): string {
    pattern.lastIndex = this.next;
    const taken = pattern.exec(this.text)?.[0] ?? '';
    this.next += taken.length;
    return taken;
  }

  takes(sign: string): boolean {
    if (this.text[this.skipBlanks()] !== sign) return false;
    this.next++;
    return true;
  }

  atEnd(): boolean {
    return this.skipBlanks() === this.text.length;
  }

  fault(expected: string, at = this.next): { fault: UnitExpressionFault } {
    return { fault: { position: at + 1, expected } };
  }
}
