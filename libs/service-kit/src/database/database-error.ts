import { isNativeError } from 'node:util/types';

/** SQLSTATE classes and codes that pass by themselves: connection lost, server starting or stopping, too many clients, time limits, deadlock. */
const passing = /^(08...|57P0[1-4]|57014|53[0-9A-Z]{3}|40001|40P01|25P03|55P03)$/;
const lostConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const poolMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

interface DriverError {
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly driverError?: unknown;
  readonly message?: unknown;
}

/** Did the database fail to serve a statement for a reason that passes? */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const driver = driverErrorOf(error);
  if (typeof driver.code === 'string') {
    return driver.severity === undefined ? lostConnection.has(driver.code) : passing.test(driver.code);
  }
  return typeof driver.message === 'string' && poolMessages.test(driver.message);
}

/** The SQLSTATE of an error of PostgreSQL. */
export function sqlState(error: unknown): string | undefined {
  const { code, severity } = driverErrorOf(error);
  return typeof code === 'string' && severity !== undefined ? code : undefined;
}

/** Did a row with the same unique values stand in the way? */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** TypeORM wraps the driver's error. */
function driverErrorOf(error: unknown): DriverError {
  const outer = (error ?? {}) as DriverError;
  return typeof outer.driverError === 'object' && outer.driverError !== null ? outer.driverError : outer;
}
