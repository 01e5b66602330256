import { atMost, type Benchmark } from '../benchmark.js';
import { latencyOf, type Latency } from '../latency.js';
import { startEngines } from '../system/engines.js';
import { provinceOn } from '../system/province.js';
import { signingKey } from '../system/signing-key.js';
import { loadProcedures } from './load-procedures.js';
import { pacedReads, type Read } from './paced-reads.js';
import { questionAt, questions, showPath } from './questions.js';

const WARM_UP_SECONDS = 5;

export const proceduresBenchmark: Benchmark = {
  measures: 'reading the catalogue over HTTP at a fixed pace, from the planned moment of each request',
  options: { procedures: '10000', 'per-second': '200', seconds: '30' },
  run: async (run) => {
    const engines = await startEngines(run);
    const key = await signingKey(run);
    const province = provinceOn(run, engines, key);
    await province.prepare('catalog');
    run.say(`loading ${run.number('procedures')} procedures with five versions each`);
    await loadProcedures(province.databaseUrl('catalog'), run.number('procedures'));
    const { url } = await province.start('catalog');
    const token = await key.officerToken('commune');
    const pace = { perSecond: run.number('per-second'), seconds: run.number('seconds') };
    const list = (n: number) => ({ kind: questionAt(n).kind, path: questionAt(n).path(n) });
    await pacedReads(url, token, { ...pace, seconds: WARM_UP_SECONDS }, list);
    run.say('reading lists');
    const lists = await pacedReads(url, token, pace, list);
    run.say('reading single procedures');
    const singles = await pacedReads(url, token, pace, (n) => ({ kind: 'show', path: showPath(n) }));
    const all = [...lists, ...singles];
    return {
      figures: { lists: latency(lists), show: latency(singles), byKind: byKind(lists) },
      bars: [
        atMost('p95 of a list', latency(lists).p95, 20, 'ms'),
        atMost('p95 of a procedure', latency(singles).p95, 20, 'ms'),
        atMost('failed requests', all.filter(({ ok }) => !ok).length, 0, 'requests'),
      ],
      postgres: engines.postgres,
      kafka: engines.kafka,
    };
  },
};

function latency(reads: readonly Read[]): Latency {
  return latencyOf(reads.map(({ milliseconds }) => milliseconds));
}

function byKind(reads: readonly Read[]): Record<string, Latency> {
  return Object.fromEntries(questions.map(({ kind }) => [kind, latency(reads.filter((read) => read.kind === kind))]));
}
