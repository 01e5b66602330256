/** The clock stands still in `[from, to)`. Whole seconds since 1970-01-01T00:00:00Z; an open pause ends at Infinity. */
export interface PauseInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts off what lies before `start`, drops what is empty, and joins what overlaps or touches (deadlines.md section 4).
 * The answer is in order of time, with a gap between any two.
 */
export function joinPauses(pauses: readonly PauseInterval[], start: number): PauseInterval[] {
  const joined: { from: number; to: number }[] = [];
  const cut = pauses.map(({ from, to }) => ({ from: Math.max(from, start), to })).filter(({ from, to }) => from < to);
  for (const pause of cut.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else joined.push(pause);
  }
  return joined;
}
