import { createHash } from 'node:crypto';
import { systemClock, type Clock } from '@motcua/contracts';
import { judge, readAnswer, type AnswerOutcome, type PortalCall, type ReadAnswer } from './answer.js';
import { answerRulesAt, readAnswerRules, type DatedAnswerRules } from './answer-rules.js';
import { MemorySession, type PortalSession, type SessionStore } from './session.js';
import { post, type PostFailure } from './post.js';
import type { DossierRecord, ProgressEntry } from './wire.js';

export interface PortalOptions {
  readonly url: string;
  readonly loginPath: string;
  readonly servicePath: string;
  /** Routing code of the province's gateway; header `dstcode`. */
  readonly dstcode: string;
  /** `madonvi` of the envelope. */
  readonly unit: string;
  readonly username: string;
  readonly password: string;
  /** Milliseconds until an answer counts as lost. */
  readonly timeoutMs: number;
}

/**
 * How a call ended. `notSent`: it never left or was turned away at the door, so it had no effect; `unknown`: it may have
 * taken effect.
 */
export type CallOutcome = Exclude<AnswerOutcome, 'sessionExpired'> | 'notSent';

export interface PortalAnswer {
  readonly outcome: CallOutcome;
  /** The portal as a whole did not work: no connection, no answer, an answer that is none. */
  readonly failing: boolean;
  readonly http: number | null;
  readonly code: string | null;
  readonly text: string;
  readonly result: unknown;
  /** SHA-256 of the answer's body, hex; null without one. */
  readonly answerDigest: string | null;
  readonly durationMs: number;
}

interface Request {
  readonly call: PortalCall;
  readonly service: string;
  readonly rest: Record<string, unknown>;
}

/** The portal's wire and nothing else (dvcqg.md sections 1 and 2): never throws for what the portal does. */
export class PortalClient {
  private readonly sessions: SessionStore;
  private readonly rules: readonly DatedAnswerRules[];
  private readonly clock: Clock;

  constructor(
    private readonly options: PortalOptions,
    parts: { sessions?: SessionStore; rules?: readonly DatedAnswerRules[]; clock?: Clock } = {},
  ) {
    this.sessions = parts.sessions ?? new MemorySession();
    this.rules = parts.rules ?? readAnswerRules();
    this.clock = parts.clock ?? systemClock;
  }

  lookUp(code: string): Promise<PortalAnswer> {
    return this.call({ call: 'lookUp', service: 'TraCuuHoSo', rest: { mahoso: code } });
  }

  insert(record: DossierRecord): Promise<PortalAnswer> {
    return this.call({ call: 'insert', service: 'DongBoHoSoMC', rest: { isUpdating: 'False', data: [record] } });
  }

  update(record: DossierRecord): Promise<PortalAnswer> {
    return this.call({ call: 'update', service: 'DongBoHoSoMC', rest: { isUpdating: 'True', data: [record] } });
  }

  /** Entries of one dossier, in order (M14: one bad record may fail a whole call). */
  progress(entries: readonly ProgressEntry[]): Promise<PortalAnswer> {
    return this.call({ call: 'progress', service: 'CapNhatTienDoHoSoMC', rest: { data: entries } });
  }

  /** The procedures of the province; the list may be short or empty although the portal says success (M17). */
  procedures(): Promise<PortalAnswer> {
    return this.call({ call: 'procedures', service: 'LayDanhSachTTHC', rest: {} });
  }

  /** One procedure in full. */
  procedure(code: string): Promise<PortalAnswer> {
    return this.call({ call: 'procedure', service: 'LayThuTuc', rest: { maTTHC: code } });
  }

  private async call(request: Request): Promise<PortalAnswer> {
    const started = performance.now();
    const end = (answer: Partial<PortalAnswer> & Pick<PortalAnswer, 'outcome' | 'failing' | 'text'>): PortalAnswer => ({
      http: null,
      code: null,
      result: undefined,
      answerDigest: null,
      ...answer,
      durationMs: Math.round(performance.now() - started),
    });
    let session: PortalSession | null = null;
    for (const attempt of [1, 2]) {
      const opened = await this.open(session);
      if ('failure' in opened) return end(opened.failure);
      session = opened.session;
      const sent = await this.send(request, session.token);
      if (!('answer' in sent))
        return end({ outcome: sent.sent ? 'unknown' : 'notSent', failing: true, text: sent.reason, http: sent.http });
      const verdict = judge(answerRulesAt(this.rules, this.clock.now()), request.call, sent.answer);
      const { http, code, text, result } = sent.answer;
      const told = { http, code, text, result, answerDigest: sha256(sent.body) };
      if (verdict.outcome !== 'sessionExpired')
        return end({ ...told, outcome: verdict.outcome, failing: verdict.failing });
      if (attempt === 2) return end({ ...told, outcome: 'notSent', failing: true });
    }
    throw new Error('unreachable');
  }

  private async send(request: Request, token: string) {
    const { url, servicePath, unit } = this.options;
    const body = JSON.stringify({ session: token, madonvi: unit, service: request.service, ...request.rest });
    return this.exchange(join(url, servicePath), body);
  }

  private async exchange(url: string, body: string): Promise<PostFailure | { answer: ReadAnswer; body: string }> {
    const raw = await post(url, body, { dstcode: this.options.dstcode }, this.options.timeoutMs);
    return 'body' in raw ? { answer: readAnswer(raw), body: raw.body } : raw;
  }

  /** The session in use, or a new one in place of `stale`. One log-in at a time, whoever asks (M10). */
  private async open(
    stale: PortalSession | null,
  ): Promise<
    { session: PortalSession } | { failure: Pick<PortalAnswer, 'outcome' | 'failing' | 'text' | 'http' | 'code'> }
  > {
    try {
      const session = stale ? null : await this.sessions.current();
      return { session: session ?? (await this.sessions.renew(stale, () => this.logIn())) };
    } catch (error) {
      if (!(error instanceof LogInFailed)) throw error;
      return {
        failure: { outcome: 'notSent', failing: true, text: error.message, http: error.http, code: error.code },
      };
    }
  }

  private async logIn(): Promise<string> {
    const { url, loginPath, username, password } = this.options;
    const sent = await this.exchange(join(url, loginPath), JSON.stringify({ username, password }));
    if (!('answer' in sent)) throw new LogInFailed(`log-in: ${sent.reason}`, sent.http, null);
    const { http, code, text, session } = sent.answer;
    if (http >= 200 && http < 300 && code === '0' && session !== null) return session;
    throw new LogInFailed(`log-in refused: ${text === '' ? `HTTP ${http}` : text}`, http, code);
  }
}

/** No session could be had. */
export class LogInFailed extends Error {
  constructor(
    message: string,
    readonly http: number | null,
    readonly code: string | null,
  ) {
    super(message);
  }
}

function join(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
