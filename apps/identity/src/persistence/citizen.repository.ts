import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Known, KnownCitizen } from '../domain/link-citizen.js';
import type { CitizenKind, IdentityNumber } from '../domain/national-identity.js';
import { KeyRing } from '../secrets/key-ring.js';

interface Row {
  readonly id: string;
  readonly kind: CitizenKind;
  readonly numbers: readonly { kind: IdentityNumber['kind']; sealed: string }[];
}

export interface PendingLink {
  readonly techId: string;
  readonly requestedAt: Date;
}

const columns = `c.id, c.kind, (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'sealed', n.sealed)), '[]')
  from citizen_number n where n.citizen_id = c.id) as numbers`;

/** Citizens, their numbers (found by keyed hash, kept sealed) and the accounts of the national portal that belong to them. */
@Injectable()
export class CitizenRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  async kindOf(id: string): Promise<CitizenKind | undefined> {
    const [row] = await this.dataSource.query<{ kind: CitizenKind }[]>('select kind from citizen where id = $1', [id]);
    return row?.kind;
  }

  /** Links are decided one after the other, for the rest of the transaction. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('identity.citizen'))`);
  }

  async known(manager: EntityManager, techId: string, numbers: readonly IdentityNumber[]): Promise<Known> {
    const [byTechId] = await manager.query<Row[]>(
      `select ${columns} from citizen c join citizen_link l on l.citizen_id = c.id where l.tech_id = $1`,
      [techId],
    );
    const byNumber = await manager.query<Row[]>(
      `select distinct on (c.id) ${columns} from citizen c join citizen_number n on n.citizen_id = c.id
       join unnest($1::text[], $2::bytea[]) as wanted (kind, hash) on n.kind = wanted.kind and n.hash = wanted.hash`,
      [numbers.map(({ kind }) => kind), numbers.map((number) => this.hashOf(number))],
    );
    return { byTechId: byTechId && this.knownOf(byTechId), byNumber: byNumber.map((row) => this.knownOf(row)) };
  }

  async add(manager: EntityManager, id: string, kind: CitizenKind, at: Date): Promise<void> {
    await manager.query(`insert into subject (id, kind) values ($1, 'citizen')`, [id]);
    await manager.query('insert into citizen (id, kind, created_at) values ($1, $2, $3)', [id, kind, at]);
  }

  async addNumbers(manager: EntityManager, citizenId: string, numbers: readonly IdentityNumber[]): Promise<void> {
    for (const number of numbers) {
      await manager.query('insert into citizen_number (kind, hash, citizen_id, sealed) values ($1, $2, $3, $4)', [
        number.kind,
        this.hashOf(number),
        citizenId,
        this.ring.seal(number.value, contextOf(citizenId, number.kind)),
      ]);
    }
  }

  async link(
    manager: EntityManager,
    {
      techId,
      citizenId,
      ground,
      at,
    }: { techId: string; citizenId: string; ground: 'created' | 'number' | 'confirmed'; at: Date },
  ): Promise<void> {
    await manager.query('insert into citizen_link (tech_id, citizen_id, ground, linked_at) values ($1, $2, $3, $4)', [
      techId,
      citizenId,
      ground,
      at,
    ]);
    await manager.query('delete from pending_link where tech_id = $1', [techId]);
  }

  /** Keeps that it has signed in, how sure that was, and what it is called now. */
  async signedIn(
    manager: EntityManager,
    {
      citizenId,
      techId,
      assurance,
      name,
      at,
    }: { citizenId: string; techId: string; assurance: number | null; name: string | null; at: Date },
  ): Promise<void> {
    await manager.query('insert into citizen_login (citizen_id, tech_id, assurance, at) values ($1, $2, $3, $4)', [
      citizenId,
      techId,
      assurance,
      at,
    ]);
    if (name === null) return;
    const sealed = this.ring.seal(name, contextOf(citizenId, 'name'));
    await manager.query('update citizen set name = $2 where id = $1', [citizenId, sealed]);
  }

  /** A later question about the same account of the portal takes the place of an earlier one. */
  async ask(
    manager: EntityManager,
    { techId, citizenId, at, expiresAt }: { techId: string; citizenId: string; at: Date; expiresAt: Date },
  ): Promise<void> {
    await manager.query(
      `insert into pending_link (tech_id, citizen_id, requested_at, expires_at) values ($1, $2, $3, $4)
       on conflict (tech_id) do update set citizen_id = excluded.citizen_id, requested_at = excluded.requested_at,
         expires_at = excluded.expires_at`,
      [techId, citizenId, at, expiresAt],
    );
  }

  /** The oldest open question to an account. */
  async pending(manager: EntityManager, citizenId: string, at: Date): Promise<PendingLink | undefined> {
    const [link] = await manager.query<PendingLink[]>(
      `select tech_id as "techId", requested_at as "requestedAt" from pending_link
       where citizen_id = $1 and expires_at > $2 order by requested_at limit 1`,
      [citizenId, at],
    );
    return link;
  }

  async dropPending(manager: EntityManager, techId: string): Promise<void> {
    await manager.query('delete from pending_link where tech_id = $1', [techId]);
  }

  async sweep(at: Date): Promise<void> {
    await this.dataSource.query('delete from pending_link where expires_at < $1', [at]);
  }

  private hashOf({ kind, value }: IdentityNumber): Buffer {
    return this.ring.hash(kind, value);
  }

  private knownOf({ id, kind, numbers }: Row): KnownCitizen {
    const opened = numbers.map(
      (number) => [number.kind, this.ring.open(number.sealed, contextOf(id, number.kind))] as const,
    );
    return { id, kind, numbers: new Map(opened) };
  }
}

function contextOf(citizenId: string, what: string): string {
  return `citizen:${citizenId}:${what}`;
}
