import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DossierStatus } from '@motcua/contracts';
import type { FailureReason, Presence } from '../push-dossier/delivery.js';

/** A delivery with what is wanted, as one row. */
export interface PortalStateRow {
  readonly code: string;
  readonly wanted: number;
  readonly wanted_status: DossierStatus;
  readonly wanted_at: Date;
  readonly acknowledged: number;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_status: DossierStatus | null;
  readonly presence: Presence;
  readonly record_digest: string | null;
  readonly steps_up_to: number;
  readonly open_exchange: number | null;
  readonly attempts: number;
  readonly due_at: Date | null;
  readonly pending_since: Date | null;
  readonly failure: FailureReason | null;
  readonly failure_code: string | null;
  readonly failure_text: string | null;
  readonly claimed: boolean;
}

export interface ReceiptRow {
  readonly number: number;
  readonly call: string;
  readonly sequence: number;
  readonly steps: readonly number[] | null;
  readonly sent_by: string;
  readonly requested_at: Date;
  readonly completed_at: Date | null;
  readonly duration_ms: number | null;
  readonly outcome: string;
  readonly http: number | null;
  readonly answer_code: string | null;
  readonly answer_text: string | null;
  readonly request_digest: string | null;
  readonly answer_digest: string | null;
  readonly settled_as: string | null;
  readonly settled_at: Date | null;
}

export interface SummaryRow {
  readonly pending: number;
  readonly rejected: number;
  readonly parked: number;
  readonly unknown: number;
  readonly oldest_since: Date | null;
}

@Injectable()
export class PortalStateRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async find(code: string): Promise<PortalStateRow | undefined> {
    const [row] = await this.dataSource.query<PortalStateRow[]>(
      `select d.*, w.facts -> 'state' ->> 'status' as wanted_status, w.changed_at as wanted_at,
         (select s.step ->> 'to' from wanted_step s where s.code = d.code and s.number = d.acknowledged) as acknowledged_status,
         coalesce(d.claimed_until > now(), false) as claimed
       from delivery d join wanted_dossier w on w.code = d.code where d.code = $1`,
      [code],
    );
    return row;
  }

  /** Newest first; `before` is the number of the last one seen. */
  receipts(code: string, before: number | null, limit: number): Promise<ReceiptRow[]> {
    return this.dataSource.query<ReceiptRow[]>(
      'select * from exchange where code = $1 and ($2::integer is null or number < $2) order by number desc limit $3',
      [code, before, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ dossiers: number }[]>(
      'select count(*)::integer as dossiers from delivery',
    );
    return row!.dossiers;
  }

  /** Of the dossiers that are not in step; reads only those. */
  async summary(): Promise<SummaryRow> {
    const [row] = await this.dataSource.query<SummaryRow[]>(
      `select count(*)::integer as pending,
         count(*) filter (where due_at is null and failure = 'REJECTED')::integer as rejected,
         count(*) filter (where due_at is null)::integer as parked,
         count(*) filter (where open_exchange is not null)::integer as unknown, min(pending_since) as oldest_since
       from delivery where acknowledged < wanted`,
    );
    return row!;
  }

  /** Makes a dossier due at once and records who asked; false when it is in step. */
  async retry(code: string, by: { actor: string; correlationId: string; at: Date }): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `with retried as (
         update delivery set due_at = $2, attempts = 0, riddles = 0 where code = $1 and acknowledged < wanted returning code
       )
       insert into portal_act (code, act, actor, acted_at, correlation_id) select code, 'retry', $3, $2, $4 from retried returning id`,
      [code, by.at, by.actor, by.correlationId],
    );
    return rows.length > 0;
  }
}
