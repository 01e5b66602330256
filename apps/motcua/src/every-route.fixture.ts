import { InProcessTransport } from '@motcua/messaging';
import {
  boot,
  migrate,
  routesOf,
  seed,
  UNLIMITED,
  type Environment,
  type RouteDeclaration,
  type RunningService,
} from '@motcua/service-kit';
import { createTestDatabase, type TestDatabase, type TestKey } from '@motcua/testing';
import { anyEnvironment } from './reference-docs/open-api-document.js';
import { services } from './services.js';

/** A service on a database of its own. */
export interface BootedService {
  readonly name: string;
  readonly running: RunningService;
  end(): Promise<void>;
}

export interface ServiceRoute extends RouteDeclaration {
  readonly service: BootedService;
  /** `dossier GET /v1/dossiers/:code` */
  readonly name: string;
}

/** @param seeded whether they have their delivered data. */
export function bootAll(key: TestKey, { seeded = false } = {}): Promise<BootedService[]> {
  return Promise.all(services.map((service) => booted(service, key, seeded)));
}

export function routesOfAll(all: readonly BootedService[]): ServiceRoute[] {
  return all.flatMap((service) =>
    routesOf(service.running.app).map((route) => ({
      ...route,
      service,
      name: `${service.name} ${route.method} ${route.path}`,
    })),
  );
}

async function booted(service: (typeof services)[number], key: TestKey, seeded: boolean): Promise<BootedService> {
  const database: TestDatabase | undefined = service.migrations ? await createTestDatabase() : undefined;
  const env: Environment = {
    ...anyEnvironment,
    ...UNLIMITED,
    OIDC_ISSUER: key.issuer,
    OIDC_JWKS_FILE: key.jwksFile,
    ...(database && { DATABASE_URL: database.url }),
  };
  await migrate(service, env);
  if (seeded) await seed(service, env);
  const transport = new InProcessTransport();
  const running = await boot(service, env, { transport, listen: false });
  const end = async () => {
    await running.close();
    await transport.close();
    await database?.drop();
  };
  return { name: service.name, running, end };
}
