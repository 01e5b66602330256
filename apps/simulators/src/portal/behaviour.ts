import type { Random } from './random.js';
import type { Call } from './call.js';
import type { Alteration } from './change.js';

/** Something over HTTP that is no answer of the portal: a page of the gateway. */
export interface Page {
  readonly http: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How the connection ends. */
export type Ending = 'answer' | 'reset' | 'resetMidAnswer' | 'silence';

export type CodeStyle = 'number' | 'text' | 'doubleZero' | 'missing' | 'null' | 'empty';

/** What the faults that strike a call make of it. Without faults: the portal at its best. */
export interface Behaviour {
  /** Milliseconds before the call takes effect, and after it. */
  beforeMs: number;
  afterMs: number;
  /** Turned away at the door: a page, or a connection that ends. */
  turnedAway: Page | Exclude<Ending, 'answer' | 'resetMidAnswer'> | undefined;
  /** The session ends now; the text that says so. */
  sessionEnds: string | undefined;
  /** Refused without a look at the content. */
  refused: { readonly code: string; readonly message: string } | undefined;
  /** Says success and does nothing. */
  pretends: boolean;
  /** Alterations that follow a write; `dueAt` counts from the write. */
  alterations: Alteration[];
  overLong: 'refuse' | 'cut';
  unknownProcedures: Set<string>;
  /** Of several records in one call only the bad ones fail. */
  partial: boolean;
  /** Look-ups show the state so many milliseconds ago. */
  lagMs: number;
  /** The portal's clock goes wrong by so many milliseconds. */
  skewMs: number;
  /** Instants later than the portal's clock are refused. */
  refusesFuture: boolean;
  /** A login ends every other session. */
  singleSession: boolean;
  exists: { readonly code: string; readonly message: string; readonly always: boolean };
  /** Undefined: text for services, number for the login, as seen. */
  codeStyle: CodeStyle | undefined;
  successMessage: string | undefined;
  unknownLookup: 'emptyResult' | 'missingResult' | 'nullResult' | 'error';
  readBackStyle: 'asStored' | 'missing' | 'null' | 'number';
  /** Part of the list of procedures that is answered. */
  listShare: number;
  plainText: boolean;
  wrapped: boolean;
  /** Sent instead of the answer, after the call took effect. */
  replacedBy: Page | undefined;
  ending: Ending;
}

/** What a fault may look at. */
export interface Moment {
  readonly call: Call;
  readonly random: Random;
}

export function atItsBest(): Behaviour {
  return {
    beforeMs: 0,
    afterMs: 0,
    turnedAway: undefined,
    sessionEnds: undefined,
    refused: undefined,
    pretends: false,
    alterations: [],
    overLong: 'refuse',
    unknownProcedures: new Set(),
    partial: false,
    lagMs: 0,
    skewMs: 0,
    refusesFuture: false,
    singleSession: false,
    exists: { code: '3', message: 'Hồ sơ đã tồn tại', always: false },
    codeStyle: undefined,
    successMessage: undefined,
    unknownLookup: 'emptyResult',
    readBackStyle: 'asStored',
    listShare: 1,
    plainText: false,
    wrapped: false,
    replacedBy: undefined,
    ending: 'answer',
  };
}
