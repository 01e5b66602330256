import { messagingMigrations, proveSubject, Sealer, verifyLog } from '@motcua/messaging';
import { startPostgres } from '@motcua/engines';
import { readdir, readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { fillBacklog } from '../bus/fill-backlog.js';
import { atMost, rounded, type Benchmark, type Run } from '../benchmark.js';
import { latencyOf } from '../latency.js';

const SEQUENCES = 8;
const PROOFS = 300;
const HOUR = 3_600_000;

export const auditBenchmark: Benchmark = {
  measures: 'sealing hours of the event log, proving one dossier of them, and verifying the whole log',
  options: { hour: '100000', log: '1000000' },
  run: async (run) => {
    const { dataSource, version } = await emptyLog(run);
    let now = Math.floor(Date.now() / HOUR) * HOUR;
    const clock = { now: () => new Date(now) };
    const logger = pino({ level: 'warn' });
    const sealer = new Sealer({ dataSource, service: 'bench', clock, logger, periodSeconds: 3600 });

    run.say(`writing ${run.option('log')} events, which one root will cover`);
    const before = await fillBacklog(dataSource, run.number('log') / SEQUENCES, SEQUENCES);
    const large = await sealing(sealer);
    run.say(`writing an hour of ${run.option('hour')} events`);
    now += HOUR;
    const subjects = run.number('hour') / SEQUENCES;
    const events = await fillBacklog(dataSource, subjects, SEQUENCES, before / SEQUENCES);
    const hour = await sealing(sealer);

    run.say('proving dossiers');
    const inHour = await proving(dataSource, before / SEQUENCES, subjects);
    const inLarge = await proving(dataSource, 0, before / SEQUENCES);
    run.say('verifying all of it');
    const from = performance.now();
    const verified = await verifyLog(dataSource, { service: 'bench' });
    const seconds = (performance.now() - from) / 1000;
    return {
      figures: {
        largeRoot: { events: before, ...large },
        hour: { events, ...hour },
        proofInHour: inHour,
        proofInLargeRoot: inLarge,
        verify: { seconds: rounded(seconds), eventsPerSecond: Math.round(verified.events / seconds) },
      },
      bars: [
        atMost('sealing the hour', hour.seconds, 5, 's'),
        atMost('memory added by sealing the whole log', large.megabytes, 64, 'MB'),
        atMost('p95 of a proof in the hour', inHour.p95, 25, 'ms'),
        atMost('faults', verified.faults.length + verified.roots!.faults.length, 0, 'faults'),
      ],
      postgres: version,
    };
  },
};

async function emptyLog(run: Run): Promise<{ dataSource: DataSource; version: string }> {
  const postgres = await startPostgres({ durable: true });
  run.atEnd('PostgreSQL', () => postgres.stop());
  const dataSource = await new DataSource({ type: 'postgres', url: postgres.url, poolSize: 4 }).initialize();
  run.atEnd('pool', () => dataSource.destroy());
  for (const file of (await readdir(messagingMigrations)).filter((name) => name.endsWith('.sql')).sort()) {
    await dataSource.query(await readFile(new URL(file, messagingMigrations), 'utf8'));
  }
  const [row] = await dataSource.query<{ version: string }[]>(`select current_setting('server_version') as version`);
  return { dataSource, version: row!.version };
}

/** Seconds, most memory that was added, and how long the process was kept from anything else. */
async function sealing(sealer: Sealer) {
  const [before, from, cpu] = [process.memoryUsage().rss, performance.now(), process.cpuUsage()];
  let [most, tick, longestPause] = [before, performance.now(), 0];
  const watch = setInterval(() => {
    const now = performance.now();
    longestPause = Math.max(longestPause, now - tick - 5);
    tick = now;
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  await sealer.round();
  clearInterval(watch);
  return {
    seconds: rounded((performance.now() - from) / 1000),
    cpuSeconds: rounded(millisecondsOf(process.cpuUsage(cpu)) / 1000),
    megabytes: rounded((most - before) / 2 ** 20),
    longestPauseMs: rounded(longestPause),
  };
}

/** Of dossiers all over the range, one after the other. */
async function proving(dataSource: DataSource, first: number, subjects: number) {
  const milliseconds: number[] = [];
  const cpu = process.cpuUsage();
  for (let turn = 0; turn < PROOFS; turn += 1) {
    const subject = `H52.01-B-${first + Math.floor((turn * subjects) / PROOFS)}`;
    const from = performance.now();
    const { events } = await proveSubject(dataSource.manager, subject);
    milliseconds.push(performance.now() - from);
    if (events.length !== SEQUENCES || events.some(({ sealed }) => !sealed))
      throw new Error(`${subject} is not proven`);
  }
  return { ...latencyOf(milliseconds), cpuMs: rounded(millisecondsOf(process.cpuUsage(cpu)) / PROOFS) };
}

/** Of this process, PostgreSQL not included. */
function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
