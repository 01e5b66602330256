import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';

export const ACCESS = 'motcua:access';

/** What a route demands: one of the permissions, or nothing. */
export type Access = { readonly anyOf: readonly string[] } | 'public';

/** Whoever has one of these permissions may call the route (or every route of the controller). */
export function Permit(permission: string, ...others: string[]): MethodDecorator & ClassDecorator {
  const access: Access = { anyOf: [permission, ...others] };
  return applyDecorators(SetMetadata(ACCESS, access), ApiBearerAuth(), ApiExtension('x-permissions', access.anyOf));
}

/** Anyone may call the route; a token that comes with it is not looked at. */
export function Public(): MethodDecorator & ClassDecorator {
  const access: Access = 'public';
  return applyDecorators(SetMetadata(ACCESS, access), ApiSecurity({}));
}

type Annotated = abstract new (...parameters: never[]) => unknown;

/** The declaration of a route: the method's own, else the controller's. */
export function accessOf(controller: Annotated, handler: (...parameters: never[]) => unknown): Access | undefined {
  return (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;
}
