import { pino, type DestinationStream, type Logger } from 'pino';
import { withoutIdNumbers } from '../secrecy/masking.js';
import { describeError } from './error-description.js';

let standardOutput: ReturnType<typeof pino.destination> | undefined;

/** One buffered writer for every service of the process: lines go out after at most 100 ms, and at exit. */
function bufferedOutput(): DestinationStream {
  if (standardOutput === undefined) {
    const output = pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 100 });
    process.once('exit', () => output.flushSync());
    standardOutput = output;
  }
  return standardOutput;
}

/**
 * JSON lines on standard output. What is logged never holds personal data: no bodies, no queries, no headers. Who types an
 * identity number where none belongs finds it masked.
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      hooks: { streamWrite: withoutIdNumbers },
    },
    destination ?? bufferedOutput(),
  );
}
