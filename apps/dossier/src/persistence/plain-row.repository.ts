import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SealedPerson } from '../domain/dossier-record.js';
import type { Person } from '../persons/person.js';

/** A dossier whose people are not sealed yet. */
export interface PlainRow {
  readonly id: string;
  readonly code: string;
  readonly idNumber: string;
  readonly owner: Person;
  readonly submitter: Person | null;
}

export interface SealedRow {
  readonly id: string;
  readonly owner: SealedPerson;
  readonly submitter: SealedPerson | undefined;
}

const BATCH = 500;

/** One batch at a time, whoever starts: an advisory lock of the transaction. */
const TURN = 'select pg_advisory_xact_lock(7204317)';

const PLAIN = `
  select id, code, owner_id_number as "idNumber", owner, submitter from dossier
  where owner_id_number is not null order by id limit ${BATCH} for update`;

const SEAL = `
  update dossier set owner_id_number = null, owner = null, submitter = null, owner_subject = line.owner_subject,
    owner_sealed = line.owner_sealed, submitter_subject = line.submitter_subject, submitter_sealed = line.submitter_sealed
  from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::uuid[], $5::bytea[])
    as line (id, owner_subject, owner_sealed, submitter_subject, submitter_sealed)
  where dossier.id = line.id`;

@Injectable()
export class PlainRowRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** How many were sealed; 0: none is left. */
  sealBatch(sealedRow: (row: PlainRow) => Promise<SealedRow>): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(TURN);
      const rows = await manager.query<PlainRow[]>(PLAIN);
      if (rows.length === 0) return 0;
      const done = await Promise.all(rows.map(sealedRow));
      await manager.query(SEAL, [
        done.map(({ id }) => id),
        done.map(({ owner }) => owner.subject),
        done.map(({ owner }) => owner.sealed),
        done.map(({ submitter }) => submitter?.subject ?? null),
        done.map(({ submitter }) => submitter?.sealed ?? null),
      ]);
      return rows.length;
    });
  }
}
