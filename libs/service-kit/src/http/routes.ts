import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessOf, type Access } from '../access/permit.js';

/** A route as the router knows it. */
export interface RouteDeclaration {
  /** `GET`, `POST` … */
  readonly method: string;
  /** `/v1/dossiers/:code` */
  readonly path: string;
  readonly controller: Type<unknown>;
  /** Name of the controller's method. */
  readonly handler: string;
  /** Undefined: declares neither a permission nor that it is public; the access guard keeps it closed. */
  readonly access: Access | undefined;
}

/** Every HTTP route of an application's controllers. */
export function routesOf(app: INestApplicationContext): RouteDeclaration[] {
  const scanner = new MetadataScanner();
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as Type<object>;
    const prototype = controller.prototype as Record<string, (...parameters: never[]) => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
      if (method === undefined || paths === undefined) return [];
      const access = accessOf(controller, handler);
      return joined(Reflect.getMetadata(PATH_METADATA, controller) as string | string[], paths).map((path) => ({
        method: RequestMethod[method],
        path,
        controller,
        handler: name,
        access,
      }));
    });
  });
}

/** @throws Error naming every route without `@Permit` or `@Public`. */
export function assertEveryRouteDeclaresPermission(app: INestApplicationContext): void {
  const silent = routesOf(app).filter((route) => route.access === undefined);
  if (silent.length === 0) return;
  const names = silent.map((route) => `${route.method} ${route.path} (${route.controller.name}.${route.handler})`);
  throw new Error(`Routes without @Permit or @Public:\n${names.join('\n')}`);
}

function joined(roots: string | string[], paths: string | string[]): string[] {
  return [roots].flat().flatMap((root) =>
    [paths].flat().map((path) => {
      const parts = [root, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
      return `/${parts.join('/')}`;
    }),
  );
}
