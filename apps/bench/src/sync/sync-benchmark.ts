import { atLeast, atMost, rounded, type Benchmark, type Run } from '../benchmark.js';
import { countersOf } from '../lifecycle/counters.js';
import { drive } from '../lifecycle/drive.js';
import { whenReady } from '../lifecycle/when-ready.js';
import { startEngines, rowsOf } from '../system/engines.js';
import { provinceOn, type Province } from '../system/province.js';
import { publishReferenceData } from '../system/reference-data.js';
import { signingKey, type SigningKey } from '../system/signing-key.js';
import { waitUntil } from '../system/wait-until.js';

/** register, receive, forward, finish */
const stepsEach = 4;
/** Slower than this is a failure and not a figure. */
const leastPerSecond = 5;

interface PortalStatistics {
  readonly calls: readonly { readonly service: string; readonly outcome: string; readonly count: number }[];
  readonly dossiers: number;
  readonly progressEntries: number;
  readonly duplicates: number;
}

export const syncBenchmark: Benchmark = {
  measures: 'dossiers a second that the simulated portal acknowledges (record and every progress entry)',
  options: { dossiers: '2560', connections: '16' },
  run: async (run) => {
    const engines = await startEngines(run);
    const key = await signingKey(run);
    const province = provinceOn(run, engines, key);
    await publishReferenceData(run, province);
    await province.prepare('dossier', 'adapter-dvcqg');
    const dossiers = await province.start('dossier');
    const portal = await province.start('simulators');
    const created = await createBacklog(run, key, dossiers.url);

    run.say(`starting the adapter: ${created} dossiers are to be synchronised`);
    await province.start('adapter-dvcqg', await adapterEnvironment(key, dossiers.url, portal.url));
    const start = performance.now();
    await allAcknowledged(run, province, created);
    const seconds = (performance.now() - start) / 1000;

    const statistics = await statisticsOf(portal.url);
    const calls = Object.fromEntries(
      statistics.calls.map(({ service, outcome, count }) => [`${service} ${outcome}`, count] as const),
    );
    const { dossiers: held, progressEntries, duplicates } = statistics;
    const missing = Math.abs(created - held) + Math.abs(created * stepsEach - progressEntries);
    const perSecond = created / seconds;
    return {
      figures: {
        dossiers: created,
        seconds: rounded(seconds),
        dossiersPerSecond: rounded(perSecond),
        portal: { dossiers: held, progressEntries, duplicates, calls },
      },
      bars: [
        atLeast('dossiers acknowledged', perSecond, 100, 'dossiers/s'),
        atMost('dossiers or entries missing at the portal', missing, 0, 'entries'),
        atMost('entries doubled at the portal', duplicates, 0, 'entries'),
      ],
      postgres: engines.postgres,
      kafka: engines.kafka,
    };
  },
};

/** Whole lives of dossiers, while nobody tells the portal. */
async function createBacklog(run: Run, key: SigningKey, url: string): Promise<number> {
  const counters = await countersOf(key);
  await whenReady(url, counters[0]!);
  run.say(`creating ${run.number('dossiers')} dossiers`);
  const connections = run.number('connections');
  const { lifecycles, failures, firstFailure } = await drive({
    url,
    counters,
    connections,
    lifecycles: run.number('dossiers'),
  });
  if (failures > 0) throw new Error(`Dossiers could not be created: ${firstFailure}`);
  return lifecycles + 1; // the one that showed that the service is ready
}

async function adapterEnvironment(key: SigningKey, dossierUrl: string, portalUrl: string) {
  return {
    DVCQG_URL: `${portalUrl}/simulators/dvcqg`,
    DVCQG_DSTCODE: 'VN:GOV:000.00.00.G22:dvcqg',
    DVCQG_USERNAME: 'bench',
    DVCQG_PASSWORD: 'bench',
    DOSSIER_URL: dossierUrl,
    DOSSIER_TOKEN: await key.systemToken('adapter-dvcqg'),
  };
}

/** By the adapter's own books; the portal's are compared afterwards. */
async function allAcknowledged(run: Run, province: Province, dossiers: number): Promise<void> {
  const url = province.databaseUrl('adapter-dvcqg');
  let told = 0;
  await waitUntil(`${dossiers} dossiers acknowledged`, 60_000 + (dossiers * 1000) / leastPerSecond, async () => {
    const [row] = await rowsOf<{ count: number }>(
      url,
      `select count(*)::int as count from delivery where acknowledged = ${stepsEach}`,
    );
    if (row!.count - told >= 250) run.say(`  ${(told = row!.count)} acknowledged`);
    return row!.count >= dossiers;
  });
}

async function statisticsOf(portalUrl: string): Promise<PortalStatistics> {
  const answer = await fetch(`${portalUrl}/simulators/dvcqg/control/statistics`);
  if (!answer.ok) throw new Error(`The simulator's statistics: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as PortalStatistics;
}
