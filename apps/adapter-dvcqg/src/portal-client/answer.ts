/** The calls we make; a rule may hold for some of them only. */
export const portalCalls = ['lookUp', 'insert', 'update', 'progress', 'procedures', 'procedure'] as const;
export type PortalCall = (typeof portalCalls)[number];

/** What an answer means. `unknown`: neither yes nor no; only reading back settles it. */
export const answerOutcomes = [
  'accepted',
  'exists',
  'unknownDossier',
  'sessionExpired',
  'rejected',
  'unknown',
] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

export const bodyKinds = ['json', 'text', 'html', 'broken', 'empty'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** An answer as it came over the wire, before anybody judged it. */
export interface RawAnswer {
  readonly http: number;
  readonly body: string;
}

export interface ReadAnswer {
  readonly http: number;
  readonly kind: BodyKind;
  /** `error_code` as text without leading zeros (`"00"` is `"0"`); null when missing, null or empty (M1, M2). */
  readonly code: string | null;
  readonly text: string;
  readonly result: unknown;
  /** Token of a login answer. */
  readonly session: string | null;
}

/** One line of the table. Every condition given must hold; the first line that fits decides. */
export interface AnswerRule {
  readonly name: string;
  readonly when: {
    readonly calls?: readonly PortalCall[];
    /** From, to, both included. */
    readonly http?: readonly [number, number];
    readonly body?: readonly BodyKind[];
    /** Codes as text, or `absent`, or `other`: there is one, and it is not zero. */
    readonly code?: readonly string[];
    /** Regular expression, looked for in any letter case. */
    readonly text?: string;
    readonly notText?: string;
  };
  readonly outcome: AnswerOutcome;
  /** The portal as a whole is unwell: counts for the circuit breaker and never against the dossier. */
  readonly failing?: boolean;
}

export interface Verdict {
  readonly outcome: AnswerOutcome;
  readonly rule: string;
  readonly failing: boolean;
}

export function readAnswer({ http, body }: RawAnswer): ReadAnswer {
  const trimmed = body.trim();
  const nothing = { http, code: null, result: undefined, session: null };
  if (trimmed === '') return { ...nothing, kind: 'empty', text: '' };
  if (trimmed.startsWith('<')) return { ...nothing, kind: 'html', text: '' };
  const parsed = parse(trimmed);
  if (typeof parsed === 'string') return { ...nothing, kind: 'text', text: parsed };
  if (parsed === undefined) {
    // Half an envelope is no plain text: it may hold "thành công" and yet prove nothing.
    return /^[{["]/.test(trimmed)
      ? { ...nothing, kind: 'broken', text: '' }
      : { ...nothing, kind: 'text', text: trimmed };
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
    return { ...nothing, kind: 'broken', text: '' };
  const envelope = parsed as Record<string, unknown>;
  return {
    http,
    kind: 'json',
    code: codeOf(envelope['error_code'] ?? envelope['errorCode']),
    text: textOf(envelope['message']),
    result: envelope['result'],
    session: typeof envelope['session'] === 'string' && envelope['session'] !== '' ? envelope['session'] : null,
  };
}

/** Judges an answer by the table: first rule that fits; `unknown` when none does. */
export function judge(rules: readonly AnswerRule[], call: PortalCall, answer: ReadAnswer): Verdict {
  const text = answer.text.normalize('NFC');
  const rule = rules.find(({ when }) => {
    if (when.calls && !when.calls.includes(call)) return false;
    if (when.http && (answer.http < when.http[0] || answer.http > when.http[1])) return false;
    if (when.body && !when.body.includes(answer.kind)) return false;
    if (when.code && !when.code.some((code) => codeFits(code, answer.code))) return false;
    if (when.text && !pattern(when.text).test(text)) return false;
    return !(when.notText && pattern(when.notText).test(text));
  });
  return { outcome: rule?.outcome ?? 'unknown', rule: rule?.name ?? 'none', failing: rule?.failing ?? false };
}

function codeFits(wanted: string, code: string | null): boolean {
  if (wanted === 'absent') return code === null;
  if (wanted === 'other') return code !== null && code !== '0';
  return code === wanted;
}

function codeOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const code = String(value).trim();
  return code === '' ? null : code.replace(/^(-?)0+(?=\d)/, '$1');
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

const patterns = new Map<string, RegExp>();
function pattern(source: string): RegExp {
  let known = patterns.get(source);
  if (!known) patterns.set(source, (known = new RegExp(source.normalize('NFC'), 'iu')));
  return known;
}
