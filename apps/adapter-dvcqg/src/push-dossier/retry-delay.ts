const firstMs = 1_000;
const mostMs = 300_000;
/** While the portal as a whole is away its gate holds the calls back; a dossier need not wait long beyond its return. */
const mostWhileAwayMs = 30_000;

/** Milliseconds until the next try: doubled with each failure up to a limit, half of it by chance, so that retries spread. */
export function retryDelayMs(attempts: number, away: boolean, random: () => number = Math.random): number {
  const full = Math.min(away ? mostWhileAwayMs : mostMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(full * (0.5 + random() / 2));
}
