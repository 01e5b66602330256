const firstMs = 1_000;
const mostMs = 300_000;
/** While the portal as a whole is away its gate holds the calls back; a dossier need not wait long beyond its return. */
const mostWhileAwayMs = 30_000;

/** Milliseconds until the next try: doubled with each failure up to a limit, half of it by chance, so that retries spread. */
export function retryDelayMs(attempts: number, away: boolean, random: () => number = Math.random): number {
  const full = Math.min(away ? mostWhileAwayMs : mostMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random() / 2));
}

const firstRiddleMs = 60_000;
const mostRiddleMs = 6 * 3_600_000;

/**
 * Milliseconds until the next try after answers in a row that told nothing: doubled with each, so that healing takes about
 * as long as the fault lasted, and few entries are doubled meanwhile.
 */
export function riddleDelayMs(beyond: number): number {
  return Math.min(mostRiddleMs, firstRiddleMs * 2 ** Math.min(beyond, 20));
}
