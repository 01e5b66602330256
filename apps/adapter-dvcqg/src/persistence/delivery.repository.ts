import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ToldSteps, WantedDossier, WantedFacts, WantedStep } from '../wanted/wanted-state.js';
import type { ChangingCall, Delivery, FailureReason, Presence } from '../push-dossier/delivery.js';
import type { SettledAs } from '../push-dossier/settle.js';
import { advanceSql, claimSql, renewSql } from './delivery-statements.js';
import type { CallOutcome } from '../portal-client/client.js';

export interface HeldClaim {
  readonly code: string;
  /** Number of the claim: tells it from an earlier one of the same dossier. */
  readonly fence: number;
}

/** A dossier taken by one worker until its lease ends. */
export interface Claim extends HeldClaim {
  readonly wanted: WantedDossier;
  readonly told: ToldSteps | null;
  readonly delivery: Delivery;
  /** Number of its latest exchange. */
  readonly exchanges: number;
}

/** A row of the journal as it is written before a call (`requested`), or after a look-up, which changes nothing. */
export interface JournalEntry {
  readonly number: number;
  readonly call: ChangingCall | 'lookUp';
  readonly sequence: number;
  readonly steps: readonly number[] | null;
  readonly requestedAt: Date;
  readonly requestDigest: string | null;
  readonly completion?: Completion;
}

export interface Completion {
  readonly outcome: CallOutcome;
  readonly completedAt: Date;
  readonly durationMs: number;
  readonly http: number | null;
  readonly code: string | null;
  readonly text: string;
  readonly answerDigest: string | null;
}

export interface Failure {
  readonly reason: FailureReason;
  readonly code: string | null;
  readonly text: string;
}

/** Everything one turn of the worker changes; written in one statement. */
export interface Advance {
  readonly code: string;
  readonly fence: number;
  readonly worker: string;
  readonly sequence: number;
  readonly delivery: Delivery;
  readonly acknowledged: number;
  readonly exchanges: number;
  readonly journal: readonly JournalEntry[];
  readonly finished?: { readonly number: number } & Completion;
  readonly settled?: { readonly number: number; readonly as: SettledAs } | undefined;
  readonly at: Date;
  /** Ends the claim; `dueAt` null: done, or parked when there is a failure. */
  readonly release?: { readonly dueAt: Date | null; readonly failure: Failure | null };
}

@Injectable()
export class DeliveryRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Takes up to `limit` dossiers that are due and that nobody holds, the longest waiting first. */
  async claim(worker: string, limit: number, leaseMs: number, at: Date): Promise<Claim[]> {
    const rows: ClaimRow[] = await this.dataSource.query(claimSql, [at, limit, worker, leaseMs]);
    return rows.map(toClaim);
  }

  /** Prolongs claims; answers those that are still held. */
  async renew(claims: readonly HeldClaim[], leaseMs: number): Promise<HeldClaim[]> {
    const codes = claims.map(({ code }) => code);
    const fences = claims.map(({ fence }) => fence);
    const [rows]: [{ code: string; fence: string }[], number] = await this.dataSource.query(renewSql, [
      codes,
      fences,
      leaseMs,
    ]);
    return rows.map(({ code, fence }) => ({ code, fence: Number(fence) }));
  }

  /** False: somebody else holds the dossier now. The answer of a finished call is kept all the same. */
  async advance(advance: Advance): Promise<boolean> {
    const { delivery, release, journal } = advance;
    const failure = release?.failure ?? null;
    const rows: { held: boolean }[] = await this.dataSource.query(advanceSql, [
      advance.code,
      advance.fence,
      advance.sequence,
      delivery.presence,
      delivery.recordSequence,
      delivery.recordDigest,
      delivery.stepsUpTo,
      delivery.stepsAhead,
      delivery.open?.number ?? null,
      advance.exchanges,
      delivery.attempts,
      advance.acknowledged,
      advance.at,
      release !== undefined,
      release?.dueAt ?? null,
      failure?.reason ?? null,
      failure?.code ?? null,
      failure?.text ?? null,
      JSON.stringify(journal.map(journalRow)),
      JSON.stringify(advance.finished ? [{ number: advance.finished.number, ...completionRow(advance.finished) }] : []),
      advance.settled?.number ?? null,
      advance.settled?.as ?? null,
      advance.worker,
      delivery.riddles,
    ]);
    return rows[0]?.held === true;
  }

  /** A change of the record went out under a claim that was lost: the newest record has to go out once more. */
  async sendRecordAgain(code: string, at: Date): Promise<void> {
    await this.dataSource.query(
      `update delivery set record_again = true, acknowledged = least(acknowledged, wanted - 1),
         due_at = coalesce(due_at, $2), pending_since = coalesce(pending_since, $2) where code = $1`,
      [code, at],
    );
  }

  /** The portal is back: what waits because it was not there need not wait any longer. */
  async hasten(at: Date): Promise<void> {
    await this.dataSource.query(
      `update delivery set due_at = $1
       where code in (select code from delivery where due_at > $1 and failure in ('PORTAL_UNREACHABLE', 'UNKNOWN_OUTCOME')
                      order by code for update skip locked)`,
      [at],
    );
  }

  async keepSteps(told: readonly ToldSteps[], at: Date): Promise<void> {
    const facts = told.map(({ code, steps }) => ({ code, steps }));
    await this.dataSource.query(
      `insert into personal_facts (code, facts, fetched_at)
       select fact ->> 'code', fact, $2 from jsonb_array_elements($1::jsonb) fact
       on conflict (code) do update set facts = excluded.facts, fetched_at = excluded.fetched_at`,
      [JSON.stringify(facts), at],
    );
  }
}

interface ClaimRow {
  readonly code: string;
  readonly fence: string;
  readonly presence: Presence;
  readonly record_sequence: number;
  readonly record_digest: string | null;
  readonly steps_up_to: number;
  readonly steps_ahead: number[];
  readonly exchanges: number;
  readonly attempts: number;
  readonly riddles: number;
  readonly sequence: number;
  readonly facts: WantedFacts;
  readonly told: ToldSteps | null;
  readonly steps: WantedStep[] | null;
  readonly open_number: number | null;
  readonly open_call: ChangingCall;
  readonly open_steps: number[] | null;
  readonly open_lost_at: Date;
}

function toClaim(row: ClaimRow): Claim {
  return {
    code: row.code,
    fence: Number(row.fence),
    wanted: { code: row.code, sequence: row.sequence, facts: row.facts, steps: row.steps ?? [] },
    told: row.told,
    delivery: {
      presence: row.presence,
      recordSequence: row.record_sequence,
      recordDigest: row.record_digest,
      stepsUpTo: row.steps_up_to,
      stepsAhead: row.steps_ahead,
      attempts: row.attempts,
      riddles: row.riddles,
      open:
        row.open_number === null
          ? null
          : { number: row.open_number, call: row.open_call, steps: row.open_steps ?? [], lostAt: row.open_lost_at },
    },
    exchanges: row.exchanges,
  };
}

function journalRow(entry: JournalEntry): Record<string, unknown> {
  return {
    number: entry.number,
    call: entry.call,
    sequence: entry.sequence,
    steps: entry.steps,
    requested_at: entry.requestedAt,
    request_digest: entry.requestDigest,
    outcome: 'requested',
    ...(entry.completion ? completionRow(entry.completion) : {}),
  };
}

/** Longest answer text that is kept. */
const mostText = 2000;

function completionRow(completion: Completion): Record<string, unknown> {
  return {
    outcome: completion.outcome,
    completed_at: completion.completedAt,
    duration_ms: completion.durationMs,
    http: completion.http,
    answer_code: completion.code,
    // PostgreSQL has no character 0.
    answer_text: completion.text.replaceAll('\0', '').slice(0, mostText),
    answer_digest: completion.answerDigest,
  };
}
