import { join } from 'node:path';
import { startPostgres } from '@motcua/engines';
import { InProcessTransport, Relay } from '@motcua/messaging';
import { boot, migrate, seed, type Environment, type RunningService, type Service } from '@motcua/service-kit';
import type { Closing } from '../closing.js';
import { systemClaims } from '../development-key/claims.js';
import type { DevelopmentKey } from '../development-key/development-key.js';
import { identitySecrets } from '../development-key/identity-secrets.js';
import { embedded } from '../gateway/backend.js';
import type { FrontDoor } from '../gateway/front-door.js';
import { services } from '../services.js';
import { databaseEnvironment, ownEnvironment, trustEnvironment, userEnvironment } from './service-environment.js';
import { keepTokenFile } from './token-file.js';

export interface EmbeddedOptions {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Listens already; opened when every service is up. */
  readonly frontDoor: FrontDoor;
  readonly key: DevelopmentKey;
  readonly closing: Closing;
}

/** Every service in this process, on an embedded PostgreSQL and the bus of the process. */
export async function startEmbedded({ home, env, frontDoor, key, closing }: EmbeddedOptions): Promise<void> {
  const dossierTokenFile = join(home, 'tokens', 'adapter-dvcqg');
  closing.add('token', await keepTokenFile(dossierTokenFile, key, await systemClaims('adapter-dvcqg')));
  const postgres = await startPostgres({ directory: join(home, 'postgres'), durable: true });
  closing.add('PostgreSQL', () => postgres.stop());
  const transport = new InProcessTransport();
  closing.add('bus', () => transport.close());

  const { url } = frontDoor;
  const addresses = {
    dossierUrl: url,
    adapterUrl: url,
    simulatorsUrl: url,
    dossierTokenFile,
    simulatorData: join(home, 'simulators'),
    publicUrl: url,
    identitySecrets: await identitySecrets(home),
  };
  const environmentOf = (service: Service): Environment => ({
    ...trustEnvironment(key, { publicUrl: url, identityUrl: url }),
    ...databaseEnvironment(service, postgres.url),
    ...ownEnvironment(service, addresses),
    ...userEnvironment(env),
  });
  const running: RunningService[] = [];
  closing.add('services', async () => {
    for (const service of running) await service.close();
  });
  // In order, so that publishers stop before their consumers: a message that finds no consumer would be gone.
  const prepared = services.map((service) => prepare(service, environmentOf(service)));
  await Promise.all(prepared);
  for (const service of services) {
    running.push(await boot(service, environmentOf(service), { transport, listen: false }));
    if (service.name === 'identity') frontDoor.admit(embedded(running.at(-1)!)); // the others ask it for its keys
  }
  for (const service of running) service.startRelay();
  await referenceDataDelivered(running);
  frontDoor.open(running.map(embedded));
  closing.add('HTTP', () => frontDoor.close());
}

async function prepare(service: Service, env: Environment): Promise<void> {
  await migrate(service, env);
  await seed(service, env);
}

/** The seed of a first start is with its consumers: the first request finds every unit and procedure. */
async function referenceDataDelivered(running: readonly RunningService[]): Promise<void> {
  const relays = running
    .filter(({ name }) => name === 'directory' || name === 'catalog')
    .map(({ app }) => app.get(Relay));
  for (const relay of relays) {
    while ((await relay.pending()).count > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
