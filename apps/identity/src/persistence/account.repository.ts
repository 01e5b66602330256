import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { accountIdPattern, type Account, type HeldPosition } from '../domain/account.js';

export interface PositionInForce {
  readonly id: string;
  readonly title: string;
  readonly unitCode: string;
  readonly permissions: readonly string[];
}

const columns = `id, version, username, name, disabled, password is not null as active,
  (select coalesce(jsonb_agg(jsonb_build_object('id', position_id, 'title', title) order by ordinal), '[]')
   from account_position where account_id = account.id) as positions`;

@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Account | undefined> {
    if (!accountIdPattern.test(id)) return undefined;
    return (await manager.query<Account[]>(`select ${columns} from account where id = $1`, [id]))[0];
  }

  /** In the order of their ids, beginning after `after`. */
  list(after: string, limit: number): Promise<Account[]> {
    return this.dataSource.query<Account[]>(`select ${columns} from account where id > $1 order by id limit $2`, [
      after,
      limit,
    ]);
  }

  /** One process at a time looks whether there is anybody, for the rest of the transaction. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext('identity.account'))`);
  }

  async isAny(manager: EntityManager): Promise<boolean> {
    return (await manager.query<unknown[]>('select id from account limit 1')).length > 0;
  }

  /** Of an account's positions the first that is in force on a date. */
  async positionInForce(accountId: string, date: string): Promise<PositionInForce | undefined> {
    const [position] = await this.dataSource.query<PositionInForce[]>(
      `select p.id, held.title, p.unit_code as "unitCode", p.permissions
       from account_position held join position p on p.id = held.position_id
       where held.account_id = $1 and p.valid_from <= $2::date and (p.valid_to is null or $2::date < p.valid_to)
       order by held.ordinal limit 1`,
      [accountId, date],
    );
    return position;
  }

  /** False: the id or the username is taken. */
  async add(manager: EntityManager, { id, username, name, disabled, positions }: Account): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `with named as (insert into subject (id, kind) values ($1, 'account') on conflict do nothing returning id)
       insert into account (id, version, username, name, disabled)
       select id, 1, $2, $3, $4 from named where not exists (select from account where username = $2) returning id`,
      [id, username, name, disabled],
    );
    if (rows.length === 0) return false;
    await writePositions(manager, id, positions);
    return true;
  }

  /** Writes name, positions and whether it is disabled, as the version after `expected`. False: it has another by now. */
  async change(
    manager: EntityManager,
    { id, name, disabled, positions }: Pick<Account, 'id' | 'name' | 'disabled' | 'positions'>,
    expected: number,
  ): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      `update account set version = version + 1, name = $2, disabled = $3 where id = $1 and version = $4 returning id`,
      [id, name, disabled, expected],
    );
    if (rows.length === 0) return false;
    await manager.query('delete from account_position where account_id = $1', [id]);
    await writePositions(manager, id, positions);
    return true;
  }
}

async function writePositions(manager: EntityManager, id: string, positions: readonly HeldPosition[]): Promise<void> {
  await manager.query(
    `insert into account_position (account_id, position_id, ordinal, title)
     select $1, position_id, ordinal - 1, title from unnest($2::text[], $3::text[]) with ordinality as held (position_id, title, ordinal)`,
    [id, positions.map((position) => position.id), positions.map(({ title }) => title)],
  );
}
