/** How failed sign-ins are answered. */
export interface LockOut {
  /** So many failures cost no wait. */
  readonly free: number;
  /** After this time without one, failures are forgotten. */
  readonly forgottenAfterMs: number;
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Of a name: a person mistypes a few times. */
export const accountLockOut: LockOut = { free: 4, forgottenAfterMs: 24 * 3_600_000 };
/** Of an address: a whole office may be behind it. */
export const addressLockOut: LockOut = { free: 30, forgottenAfterMs: 3_600_000 };

/** How long to wait after so many failures: half a minute, doubled with each further one, a quarter of an hour at most. */
export function waitAfter(failures: number, { free }: LockOut): number {
  if (failures <= free) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - free - 1, 20));
}
