import { logLevel, type logCreator } from 'kafkajs';
import type { Logger } from 'pino';

/** kafkajs's lines in our log. What it retries by itself (a coordinator that is loading, a lost connection) is no error. */
export function kafkaLog(logger: Logger): logCreator {
  return () =>
    ({ namespace, level, log }) => {
      const { message, timestamp: _time, logger: _name, stack: _stack, ...details } = log;
      const line = { kafka: namespace, ...plain(details) };
      if (level <= logLevel.ERROR && !isPassing(log)) logger.warn(line, message);
      else logger.debug(line, message);
    };
}

function isPassing({ message, error, retryTime }: { message: string; [name: string]: unknown }): boolean {
  return retryTime !== undefined || /ECONN|Connection|coordinator|rebalanc|leader/i.test(`${message} ${String(error)}`);
}

/** Payloads stay out of the log. */
function plain(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value !== 'object'));
}
