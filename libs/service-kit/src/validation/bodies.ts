import type { INestApplicationContext, Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { routesOf } from '../http/routes.js';
import { declaredTypes, isPlain } from './input-classes.js';
import { nestedClass } from './type-storage.js';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/**
 * Proves that nothing of a body passes unchecked.
 *
 * @throws Error naming every body that is no decorated class, and every field below it that holds objects without both
 *   `@ValidateNested` and `@Type` (or lets an array stand for an object): use `@Nested` and `@NestedList`.
 */
export function assertBodiesValidated(app: INestApplicationContext): void {
  const faults = routesOf(app).flatMap((route) =>
    declaredTypes(route, 'BODY').flatMap((type) => {
      const at = `${route.controller.name}.${route.handler}`;
      if (type === undefined || isPlain(type)) return [`${at}: the body is no class`];
      return faultsOf(type, `${at}: ${type.name}`, new Set());
    }),
  );
  if (faults.length > 0) throw new Error(`Bodies that are not validated:\n${[...new Set(faults)].join('\n')}`);
}

function faultsOf(type: Type<object>, at: string, seen: Set<Type<object>>): string[] {
  if (seen.has(type)) return [];
  seen.add(type);
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  if (rules.length === 0) return [`${at} has no validation decorators`];
  const fields = [...new Set(rules.map((rule) => rule.propertyName))];
  return fields.flatMap((field) => {
    const own = rules.filter((rule) => rule.propertyName === field);
    return fieldFaults(type, field, own, `${at}.${field}`, seen);
  });
}

function fieldFaults(type: Type<object>, field: string, rules: Rule[], at: string, seen: Set<Type<object>>): string[] {
  const has = (name: string, each?: boolean) =>
    rules.some((rule) => (rule.name ?? rule.type) === name && (each === undefined || rule.each === each));
  const nested = rules.find((rule) => rule.type === 'nestedValidation');
  const designed = Reflect.getMetadata('design:type', type.prototype as object, field) as Type<object> | undefined;
  const nestedType = nestedClass(type, field);
  if (!nested) {
    const each = rules.some((rule) => rule.each);
    if (designed === Array && !each) return [`${at}: the elements of the list are not validated`];
    if (has('isObject') || (designed && !isPlain(designed)))
      return [`${at}: objects without @ValidateNested and @Type`];
    return [];
  }
  if (!nestedType) return [`${at}: @ValidateNested without @Type`];
  if (nested.each && !has('isArray')) return [`${at}: an object may stand for the list (@IsArray is missing)`];
  if (!has('isObject', nested.each)) return [`${at}: an array may stand for the object (@IsObject is missing)`];
  return faultsOf(nestedType, at, seen);
}
