import { BadCalendarError } from './calendar-errors.js';

/** Sessions of one day, flat and in order: start, end, start, end … in seconds after local midnight; `[start, end)`. */
export type Sessions = readonly number[];

export const noSessions: Sessions = [];

/** `["07:00-11:30", "13:30-17:00"]`, in any order. They must not be empty or overlap; `24:00` is allowed as an end. */
export function parseSessions(texts: readonly string[], where: string): Sessions {
  const sessions = texts.map((text) => parseSession(text, where)).sort((a, b) => a[0] - b[0]);
  sessions.forEach((session, index) => {
    const before = sessions[index - 1];
    if (before !== undefined && session[0] < before[1]) {
      throw new BadCalendarError(`${where}: sessions overlap: ${texts.join(', ')}`);
    }
  });
  return sessions.flat();
}

/** `HH:MM` as seconds after midnight; undefined when it is written otherwise. `24:00` is allowed. */
export function parseClockTime(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return minutes < 60 && hours * 60 + minutes <= 1440 ? (hours * 60 + minutes) * 60 : undefined;
}

function parseSession(text: string, where: string): readonly [start: number, end: number] {
  const [start, end, ...rest] = text.split('-').map(parseClockTime);
  if (start === undefined || end === undefined || rest.length > 0 || start >= end) {
    throw new BadCalendarError(`${where}: "${text}" is not a session HH:MM-HH:MM with its start before its end`);
  }
  return [start, end];
}
