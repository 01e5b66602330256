import { join } from 'node:path';
import type { Environment, Service } from '@motcua/service-kit';
import { freePorts } from '@motcua/engines';
import { Closing } from '../closing.js';
import { officerClaims, systemClaims } from '../development-key/claims.js';
import { developmentKey, type DevelopmentKey } from '../development-key/development-key.js';
import { identitySecrets } from '../development-key/identity-secrets.js';
import { knownServices, remoteBackends } from '../gateway/addresses.js';
import { FrontDoor } from '../gateway/front-door.js';
import { letPostgresIn } from '../home/home.js';
import { isLoopback, type ListenAddress } from '../listen-address.js';
import { services } from '../services.js';
import {
  databaseEnvironment,
  ownEnvironment,
  trustEnvironment,
  userEnvironment,
} from '../start/service-environment.js';
import { keepTokenFile } from '../start/token-file.js';
import { startEngines, type Engines } from './engines.js';
import type { Restartable } from './local-engine.js';
import { prepareService } from './prepare-service.js';
import { referenceDataConsumed } from './reference-data.js';
import { ServiceProcess } from './service-process.js';

export interface DistributedOptions {
  /** Folder of the data and of the development key; kept. */
  readonly home: string;
  /** Where the gateway listens. Default: a free port of 127.0.0.1. */
  readonly address?: ListenAddress;
  /** Further variables for the services: LOG_LEVEL, DVCQG_*, SIMULATOR_*, … */
  readonly env?: NodeJS.ProcessEnv;
  /** Told every line a service writes. Default: they are dropped. */
  readonly log?: (service: string, line: string) => void;
  /** Told when a service ends that nobody has ended. */
  readonly onDeath?: (service: string, how: string) => void;
}

const LOOPBACK: ListenAddress = { host: '127.0.0.1', port: 0 };

/**
 * The system as it runs in production, on one machine: PostgreSQL, Kafka, a process for every service, and the gateway in
 * front (in this process). Services and engines can be killed and started again while it runs; nothing is restarted by itself.
 *
 * `const system = await DistributedSystem.start({ home });`
 * `await system.service('dossier').kill('SIGKILL'); system.service('dossier').start(); await system.service('dossier').ready();`
 * `await system.stop();`
 */
export class DistributedSystem {
  private readonly closing: Closing;
  private readonly processes = new Map<string, ServiceProcess>();
  private frontDoor!: FrontDoor;
  private key!: DevelopmentKey;
  private engines!: Engines;

  private constructor(private readonly options: DistributedOptions) {
    this.closing = new Closing((line) => options.log?.('motcua', line));
  }

  /** Brings everything up and waits until it is ready. @throws Error with nothing left running. */
  static async start(options: DistributedOptions): Promise<DistributedSystem> {
    const system = new DistributedSystem(options);
    try {
      await system.bringUp();
      return system;
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  /** Of the gateway. */
  get url(): string {
    return this.frontDoor.url;
  }

  get postgres(): Restartable {
    return this.engines.postgres;
  }

  get kafka(): Restartable {
    return this.engines.kafka;
  }

  /** Of the superuser, for looking into the databases of the services: `dossier`, `adapter_dvcqg`, … */
  get postgresUrl(): string {
    return this.engines.postgresUrl;
  }

  /** @throws Error for a name that is none. */
  service(name: string): ServiceProcess {
    const process = this.processes.get(name);
    if (!process) throw new Error(`There is no service "${name}"`);
    return process;
  }

  /** A token for the officer who holds a seeded position, for eight hours. */
  async token(position: string): Promise<string> {
    return this.key.sign(await officerClaims(position), 8 * 3600);
  }

  /** Stops everything in order. Twice is harmless. */
  stop(): Promise<void> {
    return this.closing.run();
  }

  private async bringUp(): Promise<void> {
    const { home, address = LOOPBACK, env = {} } = this.options;
    this.frontDoor = await FrontDoor.listen({ ...address, sameProcess: false });
    this.closing.add('HTTP', () => this.frontDoor.close());
    this.key = await developmentKey(home, env);
    await letPostgresIn(home);
    this.engines = await startEngines(join(home, 'distributed'), this.closing);
    await this.startServices();
    await referenceDataConsumed(this.postgresUrl);
    this.openGateway();
  }

  private async startServices(): Promise<void> {
    const ports = await freePorts(services.length);
    const urls = new Map(services.map(({ name }, index) => [name, `http://127.0.0.1:${ports[index]}`]));
    const environmentOf = await this.environments(urls);
    this.closing.add('services', async () => {
      for (const process of this.processes.values()) await process.kill('SIGTERM');
    });
    for (const [index, service] of services.entries()) {
      const environment = environmentOf(service);
      await prepareService(service, environment);
      const { MIGRATION_DATABASE_URL: _, ...env } = environment;
      const process = new ServiceProcess({
        name: service.name,
        port: ports[index]!,
        env,
        log: (line) => this.options.log?.(service.name, line),
        onDeath: (how) => this.options.onDeath?.(service.name, how),
      });
      this.processes.set(service.name, process);
      process.start();
    }
    await Promise.all([...this.processes.values()].map((process) => process.ready()));
  }

  private async environments(urls: ReadonlyMap<string, string>): Promise<(service: Service) => Environment> {
    const { home, address = LOOPBACK, env = {} } = this.options;
    const dossierTokenFile = join(home, 'tokens', 'adapter-dvcqg');
    const renewal = await keepTokenFile(dossierTokenFile, this.key, await systemClaims('adapter-dvcqg'));
    this.closing.add('token', renewal);
    const addresses = {
      dossierUrl: urls.get('dossier')!,
      adapterUrl: urls.get('adapter-dvcqg')!,
      simulatorsUrl: urls.get('simulators')!,
      dossierTokenFile,
      simulatorData: join(home, 'distributed', 'simulators'),
      publicUrl: this.url,
      identitySecrets: await identitySecrets(home),
    };
    return (service) => ({
      ...trustEnvironment(this.key, { publicUrl: this.url, identityUrl: urls.get('identity')! }),
      ...databaseEnvironment(service, this.engines.postgresUrl),
      KAFKA_BROKERS: this.engines.brokers,
      ...ownEnvironment(service, addresses),
      // Behind a proxy the simulators take nobody for local. Where nobody else gets through ours, everybody is.
      ...(service.name === 'identity' && { IDENTITY_TRUSTED_PROXIES: '127.0.0.1/32' }),
      ...(isLoopback(address.host) && { SIMULATOR_CONTROL: 'anyone' }),
      ...userEnvironment(env),
      TRUSTED_PROXIES: ['loopback', env['TRUSTED_PROXIES'] ?? ''].join(','), // the gateway, and what is before it
    });
  }

  private openGateway(): void {
    const urls = knownServices.map(({ name, variable }) => [variable, this.service(name).url]);
    const backends = remoteBackends({ ...this.options.env, ...Object.fromEntries(urls) } as NodeJS.ProcessEnv);
    this.frontDoor.open(backends);
    this.closing.add('gateway', async () => {
      await this.frontDoor.close();
      for (const backend of backends) backend.close();
    });
  }
}
