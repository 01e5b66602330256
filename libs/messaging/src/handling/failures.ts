/** Thrown by a handler when no repetition can help: the message is parked until an operator acts. */
export class NonRetryableError extends Error {
  override readonly name = 'NonRetryableError';
}

const CONNECTION_CODES = /^(08|57P0|53|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;
const CONNECTION_WORDS = /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|not queryable/i;

/** Is it the database that does not answer, not the message that is at fault? Then the batch has to come again. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return CONNECTION_CODES.test(code);
  return error instanceof Error && CONNECTION_WORDS.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined ? undefined : codeOf(driverError);
}

/** For an operator: what went wrong, without the values a database error may name. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = codeOf(error);
  return `${error.name}${code === undefined ? '' : ` ${code}`}: ${error.message}`.slice(0, 500);
}
