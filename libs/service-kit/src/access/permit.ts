import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';

export const ACCESS = 'motcua:access';

/** What a route demands: one of the permissions, or nothing. */
export type Access = Demand | 'public';

export interface Demand {
  readonly anyOf: readonly string[];
  /** The use case bounds what it does by the scope of the permission; otherwise only the whole province will do. */
  readonly scoped: boolean;
}

/** Whoever has one of these permissions for the whole province may call the route (or every route of the controller). */
export function Permit(permission: string, ...others: string[]): MethodDecorator & ClassDecorator {
  return demanding({ anyOf: [permission, ...others], scoped: false });
}

/** Whoever has this permission in any scope may call the route; what it reaches is for the policy of its resource to say. */
export function PermitWithin(permission: string): MethodDecorator & ClassDecorator {
  return demanding({ anyOf: [permission], scoped: true });
}

function demanding(demand: Demand): MethodDecorator & ClassDecorator {
  const { anyOf, scoped } = demand;
  return applyDecorators(
    SetMetadata(ACCESS, demand),
    ApiBearerAuth(),
    ApiExtension('x-permissions', anyOf),
    ...(scoped ? [ApiExtension('x-scoped', true)] : []),
  );
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
