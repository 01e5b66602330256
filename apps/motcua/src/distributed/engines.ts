import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts, startKafka, startPostgres } from '@motcua/engines';
import type { Closing } from '../closing.js';
import { letPostgresIn } from '../home/home.js';
import { LocalEngine, type Restartable } from './local-engine.js';

export interface Engines {
  readonly postgres: Restartable;
  readonly kafka: Restartable;
  /** Of the superuser. */
  readonly postgresUrl: string;
  /** As KAFKA_BROKERS wants them. */
  readonly brokers: string;
}

/** PostgreSQL and Kafka with their data in a folder, on ports that stay the same for as long as this process runs. */
export async function startEngines(folder: string, closing: Closing): Promise<Engines> {
  await mkdir(folder, { recursive: true });
  await letPostgresIn(folder);
  const [postgresPort, kafkaPort] = await freePorts(2);
  const postgres = new LocalEngine(() => startPostgres({ directory: join(folder, 'postgres'), port: postgresPort! }));
  const kafka = new LocalEngine(() => startKafka({ directory: join(folder, 'kafka'), port: kafkaPort! }));
  closing.add('PostgreSQL', () => postgres.stop());
  closing.add('Kafka', () => kafka.stop());
  const [{ url: postgresUrl }, { brokers }] = await Promise.all([postgres.start(), kafka.start()]);
  return { postgres, kafka, postgresUrl, brokers };
}
