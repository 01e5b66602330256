/** Milliseconds of the machine's monotonic clock: two processes may be compared. */
export function machineMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
