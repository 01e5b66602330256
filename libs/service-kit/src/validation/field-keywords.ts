import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { portablePattern } from './portable-pattern.js';

export type Keywords = Readonly<Record<string, unknown>>;

/** What is demanded of a field itself, and of each element when it is a list. */
export interface FieldKeywords {
  readonly own: Keywords;
  readonly each: Keywords;
}

type Constraint = readonly unknown[];

/** What a rule of class-validator says in JSON Schema. Rules that are not named here say nothing more than the type does. */
const keywords: Readonly<Record<string, (constraints: Constraint) => Keywords>> = {
  isInt: () => ({ type: 'integer' }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  isPositive: () => ({ minimum: 0, exclusiveMinimum: true }),
  multipleOf: ([multipleOf]) => ({ multipleOf }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  isLength: ([minLength, maxLength]) => ({ minLength, ...(maxLength !== undefined && { maxLength }) }),
  matches: ([pattern]) => ({ pattern: portablePattern(pattern as RegExp) }),
  storable: ([pattern]) => ({ pattern: portablePattern(pattern as RegExp) }),
  isEmail: () => ({ format: 'email' }),
  written: ([pattern]) => ({ pattern: portablePattern(pattern as RegExp) }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** What is demanded of the fields of a class. */
export function fieldKeywords(type: Type<object>): ReadonlyMap<string, FieldKeywords> {
  const fields = new Map<string, FieldKeywords>();
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  for (const { propertyName, name, type: kind, each, constraints } of rules) {
    const known = fields.get(propertyName) ?? { own: {}, each: {} };
    const said = keywords[name ?? kind]?.((constraints ?? []) as Constraint) ?? {};
    fields.set(
      propertyName,
      each ? { ...known, each: both(known.each, said) } : { ...known, own: both(known.own, said) },
    );
  }
  return fields;
}

/** The narrower bound holds, and two patterns hold together. */
function both(one: Keywords, other: Keywords): Keywords {
  const merged: Record<string, unknown> = { ...one, ...other };
  for (const [name, value] of Object.entries(other)) {
    const known = one[name];
    if (known === undefined) continue;
    if (name === 'pattern') Object.assign(merged, { pattern: known, allOf: [{ pattern: value }] });
    if (name.startsWith('min')) merged[name] = Math.max(Number(known), Number(value));
    if (name.startsWith('max')) merged[name] = Math.min(Number(known), Number(value));
  }
  return merged;
}
