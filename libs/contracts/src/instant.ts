/**
 * Instants are shown in Vietnamese time, whole seconds: `2024-03-15T09:10:00+07:00` (deadlines.md section 9). Vietnam has
 * no daylight saving, so the offset is a constant.
 */
export const VIETNAM_OFFSET_SECONDS = 7 * 3600;

/** `YYYY-MM-DDTHH:MM:SS+07:00`; parts below a second are cut off. */
export function formatInstant(at: Date): string {
  return `${localIso(at)}+07:00`;
}

/** The local (legal) date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Date): string {
  return localIso(at).slice(0, 10);
}

/** Is it a date that exists, written `YYYY-MM-DD`? 2024-02-30 is none, and there was no year 0. */
export function isLocalDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/** The same instant without its fraction of a second: the resolution of everything the law counts. */
export function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

function localIso(at: Date): string {
  return new Date(at.getTime() + VIETNAM_OFFSET_SECONDS * 1000).toISOString().slice(0, 19);
}
