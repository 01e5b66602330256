import type { Limit } from '@motcua/contracts';
import { dayNumber, midnight } from './civil-date.js';
import type { DeadlineRule } from './deadline-rule.js';
import type { Extension } from './deadline.js';
import type { CausedPause } from './explain.js';
import { parseClockTime } from './session.js';

/** One line of `motcua deadline --stdin` (deadlines.md section 9). */
export interface DeadlineCase {
  readonly id: string;
  readonly calendar: string;
  readonly rule: Partial<DeadlineRule>;
  readonly limit: Limit;
  readonly received: Date;
  readonly pauses: readonly CausedPause[];
  readonly extensions: readonly Extension[];
  readonly finished: Date | undefined;
}

/** A line that is not a case: the field that has to change and what it should be. */
export class BadCaseError extends Error {
  override readonly name = 'BadCaseError';

  constructor(
    /** Path of the field, `pauses[1].to`; empty for the line as a whole. */
    readonly field: string,
    expected: string,
  ) {
    super(`${field === '' ? 'the line' : field}: expected ${expected}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** @throws BadCaseError. Fields the format does not know are left alone (`expect` above all). */
export function parseCase(value: unknown): DeadlineCase {
  const fields = object(value, '');
  return {
    id: text(fields.id, 'id'),
    calendar: text(fields.calendar, 'calendar'),
    rule: fields.rule === undefined ? {} : rule(object(fields.rule, 'rule')),
    limit: limit(object(fields.limit, 'limit')),
    received: instant(fields.received, 'received'),
    pauses: fields.pauses === undefined ? [] : list(fields.pauses, 'pauses').map(pause),
    extensions: extensions(fields.extension),
    finished: fields.finished === undefined ? undefined : instant(fields.finished, 'finished'),
  };
}

function rule(fields: Fields): Partial<DeadlineRule> {
  const { counting, hoursPerDay, sameDayCutoff, extensionLimit } = fields;
  return {
    ...(counting !== undefined && { counting: oneOf(counting, ['sameTime', 'endOfDay'], 'rule.counting') }),
    ...(hoursPerDay !== undefined && {
      hoursPerDay: number(
        hoursPerDay,
        (hours) => hours > 0 && hours <= 24,
        'rule.hoursPerDay',
        'hours, above 0, at most 24',
      ),
    }),
    ...(sameDayCutoff !== undefined && { sameDayCutoff: clockTime(sameDayCutoff, 'rule.sameDayCutoff') }),
    ...(extensionLimit !== undefined && {
      extensionLimit: number(extensionLimit, isCount, 'rule.extensionLimit', 'a whole number, 0 or more'),
    }),
  };
}

function limit(fields: Fields): Limit {
  return {
    amount: number(fields.amount, isLimitAmount, 'limit.amount', 'a multiple of 0.5, 0 or more'),
    unit: oneOf(fields.unit, ['workingHour', 'workingDay', 'calendarDay'], 'limit.unit'),
  };
}

function pause(value: unknown, index: number): CausedPause {
  const fields = object(value, `pauses[${index}]`);
  const from = instant(fields.from, `pauses[${index}].from`);
  const cause = fields.cause === undefined ? 'unspecified' : text(fields.cause, `pauses[${index}].cause`);
  if (fields.to === undefined) return { cause, from };
  const to = instant(fields.to, `pauses[${index}].to`);
  if (to < from) throw new BadCaseError(`pauses[${index}].to`, 'an instant not before from');
  return { cause, from, to };
}

function extensions(value: unknown): Extension[] {
  if (value === undefined) return [];
  const several = Array.isArray(value);
  return (several ? (value as unknown[]) : [value]).map((item, index) => {
    const path = several ? `extension[${index}]` : 'extension';
    const fields = object(item, path);
    return { at: instant(fields.at, `${path}.at`), to: instant(fields.to, `${path}.to`) };
  });
}

const instantPattern = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\+07:00$/;

function instant(value: unknown, field: string): Date {
  const match = typeof value === 'string' ? instantPattern.exec(value) : null;
  const day = match === null ? undefined : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  if (match === null || day === undefined) throw new BadCaseError(field, 'an instant YYYY-MM-DDTHH:MM:SS+07:00');
  return new Date((midnight(day) + Number(match[4]) * 3600 + Number(match[5]) * 60 + Number(match[6])) * 1000);
}

function object(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadCaseError(field, 'an object');
  return value as Fields;
}

function list(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value)) throw new BadCaseError(field, 'an array');
  return value as unknown[];
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string') throw new BadCaseError(field, 'text');
  return value;
}

function number(value: unknown, fits: (value: number) => boolean, field: string, expected: string): number {
  if (typeof value !== 'number' || !fits(value)) throw new BadCaseError(field, expected);
  return value;
}

function oneOf<const Word extends string>(value: unknown, words: readonly Word[], field: string): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new BadCaseError(field, `one of ${words.join(', ')}`);
  return word;
}

function clockTime(value: unknown, field: string): string {
  if (typeof value !== 'string' || parseClockTime(value) === undefined)
    throw new BadCaseError(field, 'a clock time HH:MM');
  return value;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** Counted in seconds it must stay a whole number. */
function isLimitAmount(value: number): boolean {
  return value >= 0 && Number.isInteger(value * 2) && value * 86_400 <= Number.MAX_SAFE_INTEGER;
}
