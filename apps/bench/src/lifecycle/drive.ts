import autocannon from 'autocannon';
import { rounded } from '../benchmark.js';
import { latencyOf, type Latency } from '../latency.js';
import { bodyOf, callNames, pathOf, type CallName, type Counter } from './calls.js';

export interface DriveOptions {
  readonly url: string;
  readonly counters: readonly Counter[];
  readonly connections: number;
  /** How long, or how many; these are divided among the connections. */
  readonly seconds?: number;
  readonly lifecycles?: number;
}

export type Drive = Readonly<{
  seconds: number;
  lifecycles: number;
  lifecyclesPerSecond: number;
  requestsPerSecond: number;
  /** Answers that were not 2xx, and requests without one. */
  failures: number;
  /** The first of them, for whoever has to find out why. */
  firstFailure: string;
  /** Milliseconds, every call. */
  latency: Latency;
  calls: Readonly<Record<CallName, Latency>>;
}>;

/** What a connection knows of the dossier it is at work on. autocannon empties it for each new one. */
interface Progress {
  counter?: Counter;
  code?: string;
  etag?: string;
  sentAt?: number;
}

/** Each connection plays one lifecycle after the other. */
export async function drive({ url, counters, connections, seconds, lifecycles }: DriveOptions): Promise<Drive> {
  const samples: Record<CallName, number[]> = { register: [], receive: [], forward: [], finish: [] };
  let next = 0;
  let firstFailure = '';

  const requests = callNames.map((call) => ({
    method: 'POST' as const,
    setupRequest: (request: autocannon.Request, context: object): autocannon.Request => {
      const progress = context as Progress;
      const counter = (progress.counter ??= counters[next++ % counters.length]!);
      // A call that failed ends its lifecycle; the type does not say that a falsy value is how.
      if (call !== 'register' && progress.code === undefined) return undefined as unknown as autocannon.Request;
      progress.sentAt = performance.now();
      return {
        ...request,
        path: pathOf(call, progress.code ?? ''),
        headers: headersOf(counter, progress.etag),
        body: JSON.stringify(bodyOf(call, counter)),
      };
    },
    onResponse: (status: number, body: string, context: object, headers: autocannon.Request['headers']): void => {
      const progress = context as Progress;
      samples[call].push(performance.now() - progress.sentAt!);
      if (status < 200 || status > 299) {
        firstFailure ||= `${call}: ${status} ${body.slice(0, 500)}`;
        delete progress.code;
        return;
      }
      if (call === 'register') progress.code = (JSON.parse(body) as { code: string }).code;
      const etag = headers?.['etag'] ?? headers?.['ETag'];
      if (typeof etag === 'string') progress.etag = etag;
    },
  }));

  const extent = lifecycles === undefined ? { duration: seconds! } : { amount: lifecycles * callNames.length };
  const result = await autocannon({ url, connections, ...extent, timeout: 10, requests });
  const all = Object.values(samples).flat();
  return {
    seconds: result.duration,
    lifecycles: samples.finish.length,
    lifecyclesPerSecond: rounded(samples.finish.length / result.duration),
    requestsPerSecond: rounded(all.length / result.duration),
    failures: result.non2xx + result.errors + result.timeouts,
    firstFailure,
    latency: latencyOf(all),
    calls: {
      register: latencyOf(samples.register),
      receive: latencyOf(samples.receive),
      forward: latencyOf(samples.forward),
      finish: latencyOf(samples.finish),
    },
  };
}

function headersOf({ token }: Counter, etag: string | undefined): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(etag === undefined ? {} : { 'if-match': etag }),
  };
}
