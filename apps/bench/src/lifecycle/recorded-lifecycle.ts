import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../benchmark.js';
import { rowsOf } from '../system/engines.js';
import type { Province } from '../system/province.js';
import type { Counter } from './calls.js';
import { pgbenchScript, type PgbenchScript } from './pgbench-script.js';
import type { RecordedStatement } from './record-statements.js';
import { whenReady } from './when-ready.js';

export interface RecordedLifecycle {
  /** Of the dossier that was played, finished. */
  readonly dossierId: string;
  readonly script: PgbenchScript;
  /** Round trips of a lifecycle. */
  readonly statements: number;
}

/** Statements of the relay and of the consumers, which go on beside the requests. */
const background = /\b(parked|delivery_attempt|consumed|pg_try_advisory_lock|enable_seqscan)\b|from outbox/;

/** Ids begin here, so that the recorded one is not taken for a version, nor a version for it. */
const firstId = 700_000_001;

/** Plays a lifecycle on the service and writes down what it sends to PostgreSQL. */
export async function recordLifecycle(
  { atEnd }: Run,
  province: Province,
  counter: Counter,
): Promise<RecordedLifecycle> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-record-'));
  atEnd('record', () => rm(folder, { recursive: true }));
  const file = join(folder, 'statements.ndjson');
  const recorder = new URL('./record-statements.js', import.meta.url).href;
  const url = province.databaseUrl('dossier');
  await rowsOf(url, `alter table dossier alter column id restart with ${firstId}`);
  const service = await province.start('dossier', { BENCH_RECORD: file }, [recorder]);
  await whenReady(service.url, counter); // it remembers units, calendars and procedures from here on
  const before = (await read(file)).length;
  const code = await whenReady(service.url, counter);
  const statements = (await read(file)).slice(before).filter(({ text }) => !background.test(text));
  await service.stop();
  const [row] = await rowsOf<{ id: string; subject: string }>(
    url,
    'select id::text, owner_subject::text as subject from dossier where code = $1',
    [code],
  );
  const dossier = { code, ...row!, unitCode: counter.unitCode };
  return { dossierId: row!.id, script: pgbenchScript(statements, dossier), statements: statements.length };
}

async function read(file: string): Promise<RecordedStatement[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as RecordedStatement);
}
