import { rounded, type Run } from '../benchmark.js';
import type { Province } from '../system/province.js';
import { waitUntil } from '../system/wait-until.js';
import type { Counter } from './calls.js';
import { drive, type Drive } from './drive.js';
import type { Pgbench } from './pgbench.js';
import { rowsOf } from '../system/engines.js';

const warmUpSeconds = 5;

/** Figures with so many dossiers loaded, HTTP and pgbench in turns. */
export type MeasuredState = Readonly<{
  dossiersBefore: number;
  lifecyclesPerSecond: number;
  pgbenchPerSecond: number | null;
  /** Of what pgbench reaches; null without pgbench. */
  share: number | null;
  failures: number;
  /** Slowest of the rounds. */
  p95Ms: number;
  /** Events that waited in the outbox at the end of a round, and the seconds the relay needed for them. */
  outboxLeft: number;
  outboxSeconds: number;
  rounds: Readonly<Record<string, Drive>>;
}>;

export interface StateOptions {
  readonly counters: readonly Counter[];
  readonly pgbench: Pgbench | undefined;
  readonly rounds: number;
}

export async function measureState(run: Run, province: Province, options: StateOptions): Promise<MeasuredState> {
  const { counters, pgbench } = options;
  const [seconds, connections] = [run.number('seconds'), run.number('connections')];
  const url = province.databaseUrl('dossier');
  const [counted] = await rowsOf<{ count: number }>(url, 'select count(*)::int as count from dossier');
  const rounds: Record<string, Drive> = {};
  const reached: number[] = [];
  const backlog = { outboxLeft: 0, outboxSeconds: 0 };
  for (let round = 1; round <= options.rounds; round += 1) {
    run.say(`round ${round}: ${connections} connections for ${seconds} s`);
    const service = await province.start('dossier');
    await drive({ url: service.url, counters, connections, seconds: warmUpSeconds });
    rounds[`round${round}`] = await drive({ url: service.url, counters, connections, seconds });
    const left = await province.waiting('dossier');
    const end = performance.now();
    await waitUntil(
      'the relay has published everything',
      300_000,
      async () => (await province.waiting('dossier')) === 0,
    );
    backlog.outboxLeft = Math.max(backlog.outboxLeft, left);
    backlog.outboxSeconds = rounded(Math.max(backlog.outboxSeconds, (performance.now() - end) / 1000));
    await service.stop();
    if (!pgbench) continue;
    run.say(`round ${round}: pgbench, the same statements`);
    await pgbench.perSecond(warmUpSeconds);
    reached.push(await pgbench.perSecond(seconds));
    await assertFinished(url);
    await rowsOf(url, 'truncate outbox'); // of dossiers that are none
  }
  const drives = Object.values(rounds);
  const lifecyclesPerSecond = mean(drives.map((drive) => drive.lifecyclesPerSecond));
  const pgbenchPerSecond = reached.length > 0 ? mean(reached) : null;
  return {
    dossiersBefore: counted!.count,
    lifecyclesPerSecond,
    pgbenchPerSecond,
    share: pgbenchPerSecond && rounded(lifecyclesPerSecond / pgbenchPerSecond),
    failures: drives.reduce((sum, { failures }) => sum + failures, 0),
    p95Ms: Math.max(...drives.map(({ latency }) => latency.p95)),
    ...backlog,
    rounds,
  };
}

/** What did not change its dossier would be quick, and no lifecycle. */
async function assertFinished(url: string): Promise<void> {
  const [row] = await rowsOf<{ count: number; unfinished: number }>(
    url,
    `select count(*)::int as count, count(*) filter (where status <> 'finished')::int as unfinished
     from dossier where code like 'H52.__-991231-%'`,
  );
  const { count, unfinished } = row!;
  if (count === 0 || unfinished > 0) throw new Error(`pgbench left ${unfinished} of ${count} dossiers unfinished`);
}

function mean(figures: readonly number[]): number {
  return rounded(figures.reduce((sum, figure) => sum + figure, 0) / figures.length);
}
