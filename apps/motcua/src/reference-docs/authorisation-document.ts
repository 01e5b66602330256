import { permissionsOf } from '@motcua/contracts';
import type { OpenApi } from '../gateway/backend.js';

interface Operation {
  readonly summary?: string;
  readonly 'x-permissions'?: readonly string[];
  readonly 'x-scoped'?: boolean;
}

export interface HeldPermissions {
  readonly id: string;
  readonly permissions: readonly string[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** `docs/authorisation.md`: every route and who may, from what the routes declare and the delivered positions hold. */
export function authorisationDocument(openapi: OpenApi, holders: readonly HeldPermissions[]): string {
  const rows = Object.entries(openapi.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = (item as Partial<Record<string, Operation>>)[method];
      return operation === undefined ? [] : [row(method, path, operation)];
    }),
  );
  const grants = holders.flatMap(({ id, permissions }) => {
    return [...permissionsOf(permissions)!].map(([permission, scope]) => ({ permission, holder: `${id} (${scope})` }));
  });
  const byPermission = [...Map.groupBy(grants, ({ permission }) => permission)].sort(([a], [b]) => (a < b ? -1 : 1));
  const held = byPermission.map(
    ([permission, some]) => `| \`${permission}\` | ${some.map(({ holder }) => holder).join(', ')} |`,
  );
  return `# Who may do what

Written by \`npm run docs\` from what the routes declare. A test walks every route with no token, with forged, expired and foreign
tokens, and with every permission but its own; a route that declares nothing is closed and fails the build.

A permission may name how far it reaches: \`@own\` (what the officer registered, in the unit), \`@unit\`, \`@subtree\` (the unit and all
below it), \`@province\`; without a scope it holds for the whole province. Routes marked *by scope* bound what they show and do by it, by
one policy for single dossiers, lists and acts ([ADR 0025](adr/0025-permissions-with-a-scope.md)); all others want the
permission for the whole province. A citizen reaches the dossiers they registered. Several permissions: any of them is enough. Only the
simulators are open to everybody who reaches them; they never run in production.

| route | who may | what |
|---|---|---|
${rows.join('\n')}

## Who holds it

In the delivered positions and accounts of \`apps/directory/seed/positions.json\`:

| permission | held by (scope) |
|---|---|
${held.join('\n')}
`;
}

function row(method: string, path: string, operation: Operation): string {
  const { summary, 'x-permissions': permissions, 'x-scoped': scoped } = operation;
  const names = permissions === undefined ? 'everybody' : permissions.map((one) => `\`${one}\``).join(', ');
  const who = scoped === true ? `${names} *by scope*` : names;
  return `| \`${method.toUpperCase()} ${path}\` | ${who} | ${(summary ?? '').replaceAll('|', '/')} |`;
}
