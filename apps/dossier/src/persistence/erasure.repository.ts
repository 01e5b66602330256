import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { terminalStatuses } from '../domain/transitions.js';

/** Why somebody's data are to be erased, and who wants it. */
export interface ErasureRequest {
  readonly id: string;
  /** Whose data, by the id they have here. */
  readonly subject: string;
  readonly reason: string;
  readonly legalBasis: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

/** Whose key was destroyed, by whom, and why: enough to destroy it again after a restore. */
export interface ErasedSubject extends Omit<ErasureRequest, 'id'> {
  readonly erasedBy: string;
  readonly erasedAt: Date;
}

export interface TheirDossiers {
  readonly all: readonly string[];
  /** Those that have not come to an end; a stopped one can be resumed. */
  readonly open: readonly string[];
}

const asked = `subject, reason, legal_basis as "legalBasis", requested_by as "requestedBy", requested_at as "requestedAt"`;
const erased = `${asked}, erased_by as "erasedBy", erased_at as "erasedAt"`;

const THEIRS = `
  select code, status <> all ($2::text[]) as open from dossier
  where owner_subject = $1 or submitter_subject = $1 order by code`;

@Injectable()
export class ErasureRepository {
  constructor(private readonly dataSource: DataSource) {}

  async request({ id, subject, reason, legalBasis, requestedBy, requestedAt }: ErasureRequest): Promise<void> {
    await this.dataSource.query(
      `insert into erasure_request (id, subject, reason, legal_basis, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, subject, reason, legalBasis, requestedBy, requestedAt],
    );
  }

  async find(id: string): Promise<ErasureRequest | undefined> {
    const sql = `select id, ${asked} from erasure_request where id = $1`;
    return (await this.dataSource.query<ErasureRequest[]>(sql, [id]))[0];
  }

  async erasedOf(subject: string): Promise<ErasedSubject | undefined> {
    const sql = `select ${erased} from erased_subject where subject = $1`;
    return (await this.dataSource.query<ErasedSubject[]>(sql, [subject]))[0];
  }

  /** Everybody, in order. */
  everyErased(): Promise<ErasedSubject[]> {
    return this.dataSource.query(`select ${erased} from erased_subject order by erased_at, subject`);
  }

  dossiersOf(subject: string, manager: EntityManager = this.dataSource.manager): Promise<TheirDossiers> {
    return manager.query<{ code: string; open: boolean }[]>(THEIRS, [subject, [...terminalStatuses]]).then((rows) => ({
      all: rows.map(({ code }) => code),
      open: rows.filter(({ open }) => open).map(({ code }) => code),
    }));
  }

  /**
   * Destroys the key and what was sealed with it. Whoever registers a dossier of theirs at the same moment waits, and finds them gone.
   *
   * @returns their open dossiers: when there are any, nothing is done. Done twice, it changes nothing.
   */
  erase(person: ErasedSubject): Promise<readonly string[]> {
    return this.dataSource.transaction(async (manager) => {
      const { subject } = person;
      await manager.query('select 1 from subject_key where id = $1 for update', [subject]);
      const { open } = await this.dossiersOf(subject, manager);
      if (open.length > 0) return open;
      for (const who of ['owner', 'submitter']) {
        await manager.query(`update dossier set ${who}_subject = null, ${who}_sealed = '' where ${who}_subject = $1`, [
          subject,
        ]);
      }
      await manager.query('delete from subject_key where id = $1', [subject]);
      await this.writeDown(manager, person);
      return [];
    });
  }

  private async writeDown(manager: EntityManager, person: ErasedSubject): Promise<void> {
    const { subject, reason, legalBasis, requestedBy, requestedAt, erasedBy, erasedAt } = person;
    await manager.query(
      `insert into erased_subject (subject, reason, legal_basis, requested_by, requested_at, erased_by, erased_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (subject) do nothing`,
      [subject, reason, legalBasis, requestedBy, requestedAt, erasedBy, erasedAt],
    );
  }
}
