import { atLeast, atMost, rounded, type Bar, type Benchmark } from '../benchmark.js';
import { startEngines } from '../system/engines.js';
import { provinceOn } from '../system/province.js';
import { publishReferenceData } from '../system/reference-data.js';
import { signingKey } from '../system/signing-key.js';
import { countersOf } from './counters.js';
import { loadDossiers } from './load-dossiers.js';
import { measureState, type MeasuredState } from './measured-state.js';
import { pgbenchInstalled, pgbenchOf } from './pgbench.js';
import { recordLifecycle } from './recorded-lifecycle.js';

export const lifecycleBenchmark: Benchmark = {
  measures: 'lifecycles a second over HTTP (create, receive, forward, finish), empty and with dossiers loaded',
  options: { seconds: '20', connections: '16', rounds: '2', units: '12', load: '1000000' },
  run: async (run) => {
    const engines = await startEngines(run);
    const key = await signingKey(run);
    const province = provinceOn(run, engines, key);
    await publishReferenceData(run, province);
    await province.prepare('dossier');
    const counters = await countersOf(key, run.number('units'));
    const recorded = await recordLifecycle(run, province, counters[0]!);
    const url = province.databaseUrl('dossier');
    const pgbench = (await pgbenchInstalled())
      ? await pgbenchOf(run, url, recorded.script, run.number('connections'))
      : undefined;
    const options = { counters, pgbench, rounds: run.number('rounds') };

    const empty = await measureState(run, province, options);
    const count = run.number('load');
    let loaded: MeasuredState | undefined;
    if (count > 0) {
      run.say(`loading ${count} dossiers`);
      await loadDossiers(run, url, recorded.dossierId, count);
      loaded = await measureState(run, province, options);
    }
    return {
      figures: { statementsEach: recorded.statements, empty, ...(loaded && { loaded }) },
      bars: [...barsOf('empty', empty), ...(loaded ? loadedBars(empty, loaded) : [])],
      postgres: engines.postgres,
      kafka: engines.kafka,
    };
  },
};

function barsOf(state: string, { lifecyclesPerSecond, share, p95Ms, failures }: MeasuredState): Bar[] {
  return [
    atLeast(`${state}: lifecycles`, lifecyclesPerSecond, 300, 'lifecycles/s'),
    ...(share === null ? [] : [atLeast(`${state}: share of pgbench`, share, 0.6, '')]),
    atMost(`${state}: p95 of a call`, p95Ms, 25, 'ms'),
    atMost(`${state}: failed calls`, failures, 0, 'calls'),
  ];
}

function loadedBars(empty: MeasuredState, loaded: MeasuredState): Bar[] {
  const ratio = rounded(loaded.lifecyclesPerSecond / empty.lifecyclesPerSecond);
  const [, ...others] = barsOf('loaded', loaded);
  return [...others, atLeast('loaded: ratio to empty', ratio, 0.75, '')];
}
