import type { OpenApi } from '../gateway/backend.js';

interface Operation {
  readonly summary?: string;
  readonly 'x-permissions'?: readonly string[];
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
  const permissions = [...new Set(holders.flatMap((holder) => holder.permissions))].sort();
  const held = permissions.map((permission) => {
    const ids = holders.filter((holder) => holder.permissions.includes(permission)).map(({ id }) => id);
    return `| \`${permission}\` | ${ids.join(', ')} |`;
  });
  return `# Who may do what

Written by \`npm run docs\` from what the routes declare. A test walks every route with no token, with forged, expired and foreign
tokens, and with every permission but its own; a route that declares nothing is closed and fails the build.

A permission holds for the whole province; a citizen sees only the dossiers they registered
([ADR 0011](adr/0011-visibility-for-now.md)). Several permissions: any of them is enough. Only the simulators are open to
everybody who reaches them; they never run in production.

| route | who may | what |
|---|---|---|
${rows.join('\n')}

## Who holds it

In the delivered positions and accounts of \`apps/directory/seed/positions.json\`:

| permission | held by |
|---|---|
${held.join('\n')}
`;
}

function row(method: string, path: string, { summary, 'x-permissions': permissions }: Operation): string {
  const who = permissions === undefined ? 'everybody' : permissions.map((one) => `\`${one}\``).join(', ');
  return `| \`${method.toUpperCase()} ${path}\` | ${who} | ${(summary ?? '').replaceAll('|', '/')} |`;
}
