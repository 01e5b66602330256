import type { Type } from '@nestjs/common';
import { fieldKeywords, type FieldKeywords, type Keywords } from '../validation/field-keywords.js';
import { inputClasses } from '../validation/input-classes.js';
import { nestedClass } from '../validation/type-storage.js';
import type { DescribedOperation, Schema } from './open-api-operation.js';
import type { RouteDeclaration } from './routes.js';

/** The pipe takes 15 digits. */
const MOST = 999_999_999_999_999;

type Schemas = Readonly<Record<string, Schema>>;

/**
 * Writes into the document what the validation demands of bodies and queries, so that it is said once: in the classes. Unknown
 * fields are refused.
 */
export function describeInput(
  route: RouteDeclaration,
  { parameters = [] }: DescribedOperation,
  schemas: Schemas,
): void {
  for (const { in: place, schema } of parameters) {
    if (place === 'path' && schema?.type === 'number')
      Object.assign(schema, { type: 'integer', minimum: 0, maximum: MOST });
  }
  for (const type of inputClasses(route, 'BODY')) describeClass(type, schemas, new Set());
  for (const type of inputClasses(route, 'QUERY')) {
    const fields = fieldKeywords(type);
    for (const { name, in: place, schema } of parameters) {
      if (place === 'query' && schema) describeField(schema, fields.get(name));
    }
  }
}

function describeClass(type: Type<object>, schemas: Schemas, seen: Set<Type<object>>): void {
  const schema = schemas[type.name];
  if (!schema || seen.has(type)) return;
  seen.add(type);
  schema.additionalProperties = false;
  for (const [name, keywords] of fieldKeywords(type)) {
    const property = schema.properties?.[name];
    if (property) describeField(property, keywords);
    const nested = nestedClass(type, name);
    if (nested) describeClass(nested, schemas, seen);
  }
}

function describeField(schema: Schema, keywords: FieldKeywords | undefined): void {
  if (!keywords) return;
  tighten(schema, keywords.own);
  if (schema.items) tighten(schema.items, keywords.each);
}

/** A format says what the text has to be, and is what generators of texts go by. */
function tighten(schema: Schema, keywords: Keywords): void {
  if (schema.$ref === undefined && schema.format === undefined) Object.assign(schema, keywords);
}
