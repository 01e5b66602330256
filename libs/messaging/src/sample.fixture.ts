import { randomUUID } from 'node:crypto';
import { event, topics, type Topic } from '@motcua/contracts';
import { pino, type Logger } from 'pino';
import pg from 'pg';
import { readdir, readFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import type { OutgoingMessage } from './transport/transport.js';

export const silent: Logger = pino({ level: 'silent' });

/** A made-up kind of event. */
export class CounterMoved extends event<{ by: number }>({
  type: 'motcua.counter.moved.v1',
  topic: topics.unit,
  schema: {
    type: 'object',
    properties: { by: { type: 'integer' } },
    required: ['by'],
    additionalProperties: false,
  },
}) {}

export class CounterReset extends event<object>({
  type: 'motcua.counter.reset.v1',
  topic: topics.unit,
  schema: { type: 'object', additionalProperties: false },
}) {}

export const origin = { actor: 'officer-1', correlationId: 'test', at: new Date('2024-03-15T02:10:00Z') };

/** The tables of messaging and one for handlers to write to. */
export interface SampleDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Another pool on the same database. */
  connect(): Promise<DataSource>;
  drop(): Promise<void>;
}

export async function sampleDatabase(): Promise<SampleDatabase> {
  const server = new URL(process.env['MOTCUA_TEST_POSTGRES']!);
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(server.href, `create database ${name}`);
  server.pathname = `/${name}`;
  const migrations = new URL('../migrations/', import.meta.url);
  for (const file of (await readdir(migrations)).sort()) {
    await onServer(server.href, await readFile(new URL(file, migrations), 'utf8'));
  }
  await onServer(
    server.href,
    'create table handled (place bigint generated always as identity, subject text, sequence integer, type text)',
  );
  const pools: DataSource[] = [];
  const connect = async () => {
    const pool = await new DataSource({ type: 'postgres', url: server.href, poolSize: 8 }).initialize();
    pools.push(pool);
    return pool;
  };
  return {
    url: server.href,
    dataSource: await connect(),
    connect,
    drop: async () => {
      await Promise.all(pools.filter(({ isInitialized }) => isInitialized).map((pool) => pool.destroy()));
      await onServer(process.env['MOTCUA_TEST_POSTGRES']!, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

export interface HandledRow {
  readonly subject: string;
  readonly sequence: number;
}

export function handledRows(dataSource: DataSource): Promise<HandledRow[]> {
  return dataSource.query<HandledRow[]>('select subject, sequence from handled order by place');
}

/** As the relay would send it. */
export function message(subject: string, sequence: number, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    topic: topics.unit,
    key: subject,
    value: '{"by":1}',
    headers: {
      ce_specversion: '1.0',
      ce_id: `${subject}/${sequence}`,
      ce_source: 'sample',
      ce_type: CounterMoved.type,
      ce_subject: subject,
      ce_time: '2024-03-15T02:10:00.000Z',
      ce_sequence: String(sequence),
      'content-type': 'application/json',
      correlationid: 'test',
      actor: 'officer-1',
    },
    ...more,
  };
}

export function batchOf(messages: readonly OutgoingMessage[], topic: Topic = topics.unit, partition = 0) {
  const incoming = messages.map((one, index) => ({ ...one, partition, offset: String(index) }));
  return { topic, partition, messages: incoming, lag: 0 };
}

/** Waits for a condition, at most `limitMs`. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 20_000,
): Promise<void> {
  const limit = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > limit) throw new Error(`waited ${limitMs / 1000} s for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
