import { trustIn } from '@motcua/service-kit';
import { CommandError } from '../command-error.js';
import { RemoteBackend } from './remote-backend.js';

/** What the gateway knows of a service without loading it; a test holds it against the services themselves. */
interface Known {
  readonly name: string;
  readonly variable: string;
  readonly roots: readonly string[];
  /** Not in every installation. */
  readonly optional?: true;
}

export const knownServices: readonly Known[] = [
  { name: 'directory', variable: 'DIRECTORY_URL', roots: ['/v1/units', '/v1/calendars', '/v1/positions'] },
  {
    name: 'identity',
    variable: 'IDENTITY_URL',
    roots: ['/oidc', '/v1/accounts', '/v1/clients', '/v1/signing-keys', '/v1/operations/identity'],
    optional: true,
  },
  {
    name: 'catalog',
    variable: 'CATALOG_URL',
    roots: [
      '/v1/procedures',
      '/v1/decisions',
      '/v1/processes',
      '/v1/portal-imports',
      '/v1/essential-services',
      '/v1/code-lists',
      '/v1/code-mappings',
      '/v1/operations/catalog',
    ],
  },
  {
    name: 'dossier',
    variable: 'DOSSIER_URL',
    roots: ['/v1/dossiers', '/v1/deadlines', '/v1/erasures', '/v1/operations/dossier'],
  },
  { name: 'adapter-dvcqg', variable: 'ADAPTER_DVCQG_URL', roots: ['/v1/portal', '/v1/operations/adapter-dvcqg'] },
  { name: 'simulators', variable: 'SIMULATORS_URL', roots: ['/simulators'], optional: true },
];

/** The services named by DIRECTORY_URL, CATALOG_URL, … @throws CommandError naming every wrong variable. */
export function remoteBackends(env: NodeJS.ProcessEnv): RemoteBackend[] {
  const wrong = knownServices.flatMap(({ name, variable, optional }) => {
    const value = env[variable];
    if (!value)
      return optional ? [] : [`${variable} is missing: address of the service "${name}", e.g. http://${name}:3000`];
    return /^https?:$/.test(URL.parse(value)?.protocol ?? '')
      ? []
      : [`${variable} is not valid: an http:// or https:// address`];
  });
  const trusts = trustedProxies(env, wrong);
  if (wrong.length > 0) throw new CommandError(`The configuration of the gateway is wrong:\n  ${wrong.join('\n  ')}`);
  return knownServices.flatMap(({ name, roots, variable }) => {
    const value = env[variable];
    return value ? [new RemoteBackend(name, roots, value, trusts)] : [];
  });
}

function trustedProxies({ TRUSTED_PROXIES = '' }: NodeJS.ProcessEnv, wrong: string[]) {
  try {
    return trustIn(TRUSTED_PROXIES.split(',').flatMap((one) => one.trim() || []));
  } catch (error) {
    wrong.push(`TRUSTED_PROXIES is not valid: ${(error as Error).message}`);
    return () => false;
  }
}
