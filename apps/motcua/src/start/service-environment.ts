import { join } from 'node:path';
import type { Environment, Service } from '@motcua/service-kit';
import type { DevelopmentKey } from '../development-key/development-key.js';
import type { IdentitySecrets } from '../development-key/identity-secrets.js';

/** Variables of the user that reach every service. Addresses and databases are ours. */
const PASSED =
  /^(DVCQG_\w+|TSA_\w+|AUDIT_\w+|SIMULATOR_\w+|RATE_LIMIT_\w+|CORS_ORIGINS|PERSONAL_DATA_\w+|TRUSTED_PROXIES|DATABASE_POOL_SIZE|LOG_LEVEL|NODE_ENV|SHUTDOWN_DELAY_SECONDS|KAFKA_TOPIC_PREFIX)$/;

/** What the user has set, and what an installation on one machine sets by default. */
export function userEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed = Object.entries(env).filter(([name, value]) => PASSED.test(name) && value);
  return { LOG_LEVEL: 'warn', ...(Object.fromEntries(passed) as Record<string, string>) };
}

export interface Addresses {
  /** Where the adapter finds the dossier service. */
  readonly dossierUrl: string;
  /** Where the catalogue finds the adapter of the national portal. */
  readonly adapterUrl: string;
  /** Where it finds the simulated national portal. */
  readonly simulatorsUrl: string;
  /** Token of the adapter for the dossier service. */
  readonly dossierTokenFile: string;
  /** Where the simulators keep what they were sent. */
  readonly simulatorData: string;
  /** Where browsers find everything. */
  readonly publicUrl: string;
  /** What the identity service encrypts with, and its secret at the simulated national login. */
  readonly identitySecrets: IdentitySecrets;
}

/** What only one service needs; the same names as in docker-compose.yml. The user's own settings come first. */
export function ownEnvironment(service: Service, addresses: Addresses): Record<string, string> {
  return { ...auditEnvironment(service, addresses), ...addressesOf(service, addresses) };
}

/** Who stamps the roots of an event log: the simulated authority. */
function auditEnvironment({ publishes = [] }: Service, addresses: Addresses): Record<string, string> {
  if (publishes.length === 0) return {};
  return {
    TSA_URL: `${addresses.simulatorsUrl}/simulators/tsa`,
    TSA_CERTIFICATES_FILE: certificatesOfSimulatedTsa(addresses.simulatorData),
  };
}

/** Written by the simulator at its first start. */
export function certificatesOfSimulatedTsa(simulatorData: string): string {
  return join(simulatorData, 'tsa-root.pem');
}

function addressesOf(service: Service, addresses: Addresses): Record<string, string> {
  switch (service.name) {
    case 'adapter-dvcqg':
      return {
        DVCQG_URL: `${addresses.simulatorsUrl}/simulators/dvcqg`,
        DVCQG_DSTCODE: 'VN:GOV:000.00.00.G22:dvcqg',
        DVCQG_USERNAME: 'motcua',
        DVCQG_PASSWORD: 'motcua',
        // The level the simulator plays by default: what a lost answer has done can be told to the last entry.
        DVCQG_READ_BACK: 'recordWithProgress',
        DOSSIER_URL: addresses.dossierUrl,
        DOSSIER_TOKEN_FILE: addresses.dossierTokenFile,
      };
    case 'identity':
      return {
        IDENTITY_ENCRYPTION_KEYS: addresses.identitySecrets.encryptionKeys,
        IDENTITY_HASH_KEY: addresses.identitySecrets.hashKey,
        DVCQG_LOGIN_ISSUER: `${addresses.publicUrl}/simulators/dvcqg/login`,
        DVCQG_LOGIN_CLIENT_SECRET: addresses.identitySecrets.loginSecret,
      };
    case 'catalog':
      return { PORTAL_ADAPTER_URL: addresses.adapterUrl };
    case 'simulators':
      return {
        SIMULATOR_DATA: addresses.simulatorData,
        SIMULATOR_DVCQG_SSO_ISSUER: `${addresses.publicUrl}/simulators/dvcqg/login`,
        SIMULATOR_DVCQG_SSO_CLIENT_SECRET: addresses.identitySecrets.loginSecret,
        SIMULATOR_DVCQG_SSO_REDIRECT_URIS: `${addresses.publicUrl}/oidc/dvcqg/callback`,
      };
    default:
      return {};
  }
}

/** Whose tokens services take: those of the identity service at its public address, and those of the development key. */
export function trustEnvironment(
  key: Pick<DevelopmentKey, 'environment'>,
  { publicUrl, identityUrl }: { readonly publicUrl: string; readonly identityUrl: string },
): Environment {
  return {
    OIDC_ISSUER: `${publicUrl}/oidc`,
    OIDC_JWKS_URL: `${identityUrl}/oidc/jwks`,
    OIDC_SECOND_ISSUER: key.environment.OIDC_ISSUER,
    OIDC_SECOND_JWKS_FILE: key.environment.OIDC_JWKS_FILE,
  };
}

/**
 * A database of its own, and a role of its own that cannot alter it: `DATABASE_URL` for the service, `MIGRATION_DATABASE_URL`
 * for its migrations. `superuserUrl` is that of the server.
 */
export function databaseEnvironment(service: Service, superuserUrl: string): Environment {
  if (!service.migrations) return {};
  const name = service.name.replaceAll('-', '_');
  const migration = new URL(`/${name}`, superuserUrl);
  const own = new URL(migration);
  own.username = name;
  return { DATABASE_URL: own.href, MIGRATION_DATABASE_URL: migration.href };
}
