import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { RouteDeclaration } from '../http/routes.js';

/** What the parameters `@Body()` or `@Query()` of a route are declared as; undefined where nothing is known at run time. */
export function declaredTypes(
  { controller, handler }: RouteDeclaration,
  kind: 'BODY' | 'QUERY',
): (Type<object> | undefined)[] {
  const prototype = controller.prototype as object;
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', prototype, handler) ?? []) as Type<object>[];
  return Object.entries(parameters)
    .filter(([key]) => Number(key.split(':')[0]) === Number(RouteParamtypes[kind]))
    .map(([, { index }]) => types[index]);
}

/** Of these, the classes with declared fields. */
export function inputClasses(route: RouteDeclaration, kind: 'BODY' | 'QUERY'): Type<object>[] {
  return declaredTypes(route, kind).filter((type) => type !== undefined && !isPlain(type)) as Type<object>[];
}

export function isPlain(type: unknown): boolean {
  return [Object, Array, String, Number, Boolean, Date, Promise].some((plain) => plain === type);
}
