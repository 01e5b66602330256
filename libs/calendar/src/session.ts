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
      throw new BadCalendarError('overlap', `${where}: sessions overlap: ${texts.join(', ')}`);
    }
  });
  return sessions.flat();
}

export function secondsIn(sessions: Sessions): number {
  let seconds = 0;
  for (let at = 0; at < sessions.length; at += 2) seconds += sessions[at + 1]! - sessions[at]!;
  return seconds;
}

/** Back to `["07:00-11:30", "13:30-17:00"]`. */
export function sessionTexts(sessions: Sessions): string[] {
  const texts: string[] = [];
  for (let at = 0; at < sessions.length; at += 2) {
    texts.push(`${clockText(sessions[at]!)}-${clockText(sessions[at + 1]!)}`);
  }
  return texts;
}

function clockText(seconds: number): string {
  const minutes = seconds / 60;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
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
    throw new BadCalendarError(
      'session',
      `${where}: "${text}" is not a session HH:MM-HH:MM with its start before its end`,
    );
  }
  return [start, end];
}
