import { event, topics, type JsonSchema } from './event.js';
import { channels, type Channel } from './dossier-status.js';
import type { Limit } from './limit.js';
import { PositionPublished } from './position-events.js';
import { ProcessPublished } from './process-events.js';

const text = { type: 'string', minLength: 1 } as const;
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const dateOrNull = { anyOf: [date, { type: 'null' }] } as const;

function closed(properties: Record<string, unknown>, optional: string[] = []): JsonSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

/**
 * A version of a unit; in force from `validFrom` to the day before `validTo`. Subject: the unit's code. When its end is set or
 * moved, the same version is announced again: keep what was announced last of each version.
 */
export interface UnitPublishedData {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly kind: string;
  readonly level: 'province' | 'district' | 'commune';
  /** Code of the parent unit, null for the root. */
  readonly parent: string | null;
  readonly gsoCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}
export class UnitPublished extends event<UnitPublishedData>({
  type: 'motcua.unit.published.v1',
  topic: topics.unit,
  schema: closed({
    code: text,
    version: { type: 'integer', minimum: 1 },
    name: text,
    kind: text,
    level: { enum: ['province', 'district', 'commune'] },
    parent: { type: ['string', 'null'] },
    gsoCode: { type: ['string', 'null'] },
    validFrom: date,
    validTo: dateOrNull,
  }),
}) {}

/** One published year of a unit's working calendar, in the shape of calendars.json. Subject: the calendar's id. */
export interface CalendarPublishedData {
  readonly id: string;
  readonly version: number;
  /** Unit the calendar belongs to; units below without one of their own inherit it. */
  readonly unitCode: string;
  /** Weekday 1 (Monday) … 7 → sessions `HH:MM-HH:MM`. */
  readonly weekly: Readonly<Record<string, readonly string[]>>;
  /** Published years only, complete: what is inherited is already written out. */
  readonly years: Readonly<Record<string, { readonly exceptions: readonly CalendarExceptionData[] }>>;
  /** Rule set in force with this version: counting, hours per day, cut-off, extensions. */
  readonly ruleSet: RuleSetData;
  /** Absent when nothing was in force before, and when the delivered data were corrected. */
  readonly amendment?: CalendarAmendmentData;
}
/** Why a version follows another one, and whom it concerns. */
export interface CalendarAmendmentData {
  /** `recompute`: dossiers received before are judged by it too; `grandfather`: only those received from now on. */
  readonly effect: 'recompute' | 'grandfather';
  readonly reason: string;
  readonly citation: string;
  readonly approvedBy?: string;
  /** The version it follows. */
  readonly from: number;
}
export interface CalendarExceptionData {
  readonly date: string;
  readonly kind: 'dayOff' | 'makeUp' | 'special';
  readonly replaces?: number;
  readonly sessions?: readonly string[];
  readonly name?: string;
  readonly citation?: string;
  readonly mark?: string;
}
export interface RuleSetData {
  readonly id: string;
  readonly validFrom: string;
  readonly counting: 'sameTime' | 'endOfDay';
  readonly hoursPerDay: number;
  readonly sameDayCutoff: string;
  readonly extensionLimit: number;
  readonly feePausesClock: boolean;
}
const sessions = { type: 'array', items: { type: 'string', pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}$' } } as const;
export class CalendarPublished extends event<CalendarPublishedData>({
  type: 'motcua.calendar.published.v1',
  topic: topics.calendar,
  schema: closed(
    {
      id: text,
      version: { type: 'integer', minimum: 1 },
      unitCode: text,
      weekly: { type: 'object', additionalProperties: sessions },
      years: {
        type: 'object',
        additionalProperties: closed({
          exceptions: {
            type: 'array',
            items: closed(
              {
                date,
                kind: { enum: ['dayOff', 'makeUp', 'special'] },
                replaces: { type: 'integer', minimum: 1, maximum: 7 },
                sessions,
                name: text,
                citation: text,
                mark: text,
              },
              ['replaces', 'sessions', 'name', 'citation', 'mark'],
            ),
          },
        }),
      },
      ruleSet: closed({
        id: text,
        validFrom: date,
        counting: { enum: ['sameTime', 'endOfDay'] },
        hoursPerDay: { type: 'number', exclusiveMinimum: 0 },
        sameDayCutoff: { type: 'string', pattern: '^\\d{2}:\\d{2}$' },
        extensionLimit: { type: 'integer', minimum: 0 },
        feePausesClock: { type: 'boolean' },
      }),
      amendment: closed(
        {
          effect: { enum: ['recompute', 'grandfather'] },
          reason: text,
          citation: text,
          approvedBy: text,
          from: { type: 'integer', minimum: 1 },
        },
        ['approvedBy'],
      ),
    },
    ['amendment'],
  ),
}) {}

export interface FeeRule {
  readonly amountVnd: number;
  /** Never shown or charged without it (catalogue.md section 1.3). */
  readonly exemptionText: string;
}
/** One rule per case and channel; a channel that is absent is not offered. */
export interface ChannelRule {
  readonly limit: Limit | null;
  readonly fee: FeeRule;
}
export interface ProcedureCase {
  readonly code: string;
  readonly name: string;
  readonly channels: Readonly<Partial<Record<Channel, ChannelRule>>>;
}
export interface ProcedureComponent {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  /** What the law asks of the desk (rule R14): `required` refuses a receipt of an undigitised paper. */
  readonly digitise: 'required' | 'optional' | 'no';
}
/** A version of a procedure. Subject: the procedure's code. Announced again when its end is set or moved, as a unit's. */
export interface ProcedurePublishedData {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly fieldCode: string;
  readonly fieldName: string;
  readonly level: 'province' | 'district' | 'commune';
  readonly serviceLevel: 'full' | 'partial' | 'informationOnly';
  readonly objectTypes: readonly string[];
  /** Department that settles it for the service centre; null: the receiving unit itself. */
  readonly handlingUnit: string | null;
  /** Its dossiers are only for those who are trusted with confidential ones; absent: they are not confidential. */
  readonly confidential?: boolean;
  readonly cases: readonly ProcedureCase[];
  readonly components: readonly ProcedureComponent[];
  /** The written result; null when the procedure has none. */
  readonly result: { readonly code: string; readonly name: string } | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}
const channelRule = closed({
  limit: {
    anyOf: [
      { type: 'null' },
      closed({
        amount: { type: 'number', minimum: 0, multipleOf: 0.5 },
        unit: { enum: ['workingHour', 'workingDay', 'calendarDay'] },
      }),
    ],
  },
  fee: closed({ amountVnd: { type: 'integer', minimum: 0 }, exemptionText: text }),
});
export class ProcedurePublished extends event<ProcedurePublishedData>({
  type: 'motcua.procedure.published.v1',
  topic: topics.procedure,
  schema: closed(
    {
      code: text,
      version: { type: 'integer', minimum: 1 },
      name: text,
      fieldCode: text,
      fieldName: text,
      level: { enum: ['province', 'district', 'commune'] },
      serviceLevel: { enum: ['full', 'partial', 'informationOnly'] },
      objectTypes: { type: 'array', items: text },
      handlingUnit: { type: ['string', 'null'] },
      confidential: { type: 'boolean' },
      cases: {
        type: 'array',
        minItems: 1,
        items: closed({
          code: text,
          name: text,
          channels: closed(Object.fromEntries(channels.map((channel) => [channel, channelRule])), [...channels]),
        }),
      },
      components: {
        type: 'array',
        items: closed({
          code: text,
          name: text,
          required: { type: 'boolean' },
          digitise: { enum: ['required', 'optional', 'no'] },
        }),
      },
      result: { anyOf: [{ type: 'null' }, closed({ code: text, name: text })] },
      validFrom: date,
      validTo: dateOrNull,
    },
    ['confidential'],
  ),
}) {}

export const referenceEvents = [
  UnitPublished,
  CalendarPublished,
  ProcedurePublished,
  PositionPublished,
  ProcessPublished,
];
