import { readFile } from 'node:fs/promises';
import { startKafka, startPostgres } from '@motcua/engines';
import { Client } from 'pg';
import type { Run } from '../benchmark.js';

/** A PostgreSQL of the benchmark's own, that would survive a power cut, and a Kafka. */
export interface Engines {
  readonly brokers: string;
  readonly postgres: string;
  readonly kafka: string;
  /** Superuser; the database need not exist. */
  databaseUrl(name: string): string;
}

export async function startEngines({ say, atEnd }: Run, settings: readonly string[] = []): Promise<Engines> {
  say('starting PostgreSQL (fsync on) and Kafka');
  const postgres = await startPostgres({ durable: true, settings });
  atEnd('PostgreSQL', () => postgres.stop());
  const kafka = await startKafka();
  atEnd('Kafka', () => kafka.stop());
  const databaseUrl = (name: string) => new URL(`/${name}`, postgres.url).href;
  const [version] = await rowsOf<{ server_version: string }>(databaseUrl('postgres'), 'show server_version');
  return {
    brokers: kafka.brokers,
    postgres: version!.server_version,
    kafka: await kafkaVersion(),
    databaseUrl,
  };
}

/** One statement on a connection of its own. */
export async function rowsOf<Row extends object>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(text, values);
    return rows;
  } finally {
    await client.end();
  }
}

async function kafkaVersion(): Promise<string> {
  const pom = await readFile(new URL('../../../../deploy/kafka/pom.xml', import.meta.url), 'utf8');
  return /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([^<]+)/.exec(pom)?.[1] ?? 'unknown';
}
