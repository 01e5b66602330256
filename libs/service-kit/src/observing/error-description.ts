import { isNativeError } from 'node:util/types';
import { sqlState } from '../database/database-error.js';

export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Names of the schema, where a constraint was broken. */
  readonly constraint?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/**
 * An error as it may be logged. Errors of the database carry values of rows (in `detail`, in parameters, in quotes within
 * the message): only their code, their names and a message without values are kept.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!isNativeError(error)) return { type: typeof error, message: 'not an Error' };
  const state = sqlState(error);
  const source = (state !== undefined && (error as { driverError?: object }).driverError) || error;
  const { code, constraint, table } = source as { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: state === undefined ? error.message : withoutValues(error.message),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    ...frames(error),
    ...(error.cause !== undefined && depth < 4 && { cause: describeError(error.cause, depth + 1) }),
  };
}

function withoutValues(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|\([^)]*\)/g, '"…"').slice(0, 300);
}

/** The stack begins with the message: only its frames. */
function frames(error: Error): { stack?: string } {
  const lines = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return lines && lines.length > 0 ? { stack: lines.join('\n') } : {};
}
