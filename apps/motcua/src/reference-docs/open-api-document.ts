import { InProcessTransport } from '@motcua/messaging';
import { boot, migrate, type Environment, type Service } from '@motcua/service-kit';
import type { OpenApi } from '../gateway/backend.js';
import { mergeOpenApi } from '../gateway/merged-openapi.js';

/** Values that no document shows; a service needs them to come up. */
export const anyEnvironment: Environment = {
  LOG_LEVEL: 'silent',
  OIDC_ISSUER: 'https://issuer.invalid',
  DVCQG_URL: 'https://portal.invalid',
  DVCQG_DSTCODE: 'none',
  DVCQG_USERNAME: 'none',
  DVCQG_PASSWORD: 'none',
  DOSSIER_URL: 'https://dossier.invalid',
  DOSSIER_TOKEN: 'none',
  IDENTITY_ENCRYPTION_KEYS: `none:${'A'.repeat(43)}=`,
  IDENTITY_HASH_KEY: `${'A'.repeat(43)}=`,
};

/** The merged document of the services, each brought up for a moment on an empty database. */
export async function openApiDocument(
  services: readonly Service[],
  jwksFile: string,
  databaseUrl: (service: string) => Promise<string>,
): Promise<OpenApi> {
  const documents: { service: string; document: OpenApi }[] = [];
  for (const service of services) {
    const database = service.migrations ? { DATABASE_URL: await databaseUrl(service.name) } : {};
    const env = { ...anyEnvironment, OIDC_JWKS_FILE: jwksFile, ...database };
    await migrate(service, env);
    const transport = new InProcessTransport();
    const running = await boot(service, env, { transport, listen: false });
    documents.push({ service: service.name, document: running.openapi });
    await running.close();
    await transport.close();
  }
  return mergeOpenApi(documents);
}
