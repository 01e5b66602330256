import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { directoryErrors } from '../domain/directory-errors.js';
import { PositionOrder, type OrderRecord, type OrderState } from '../domain/position-order.js';
import type { UnitReach } from '../domain/unit-reach.js';

export const orderIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const columns = `id, kind, content, reason, citation, state, requested_by as "requestedBy", requested_at as "requestedAt",
  decided_by as "decidedBy", decided_at as "decidedAt"`;

/* The policy as a condition: $1 units, $2 the officer whose own it has to be; null: any. */
const REACHED = `($1::text[] is null or unit_code = any($1))
  and ($2::text is null or requested_by = $2 or officer_id = $2)`;

const reachValues = ({ units, officerId }: UnitReach) => [units && [...units], officerId];

/** Orders follow each other: they are few, and each may decide about what another one changes. */
@Injectable()
export class PositionOrderRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, after the order `after`. */
  list(reach: UnitReach, state: OrderState | undefined, after: string | null, limit: number): Promise<OrderRecord[]> {
    return this.dataSource.query<OrderRecord[]>(
      `select ${columns} from position_order
       where ${REACHED} and ($3::text is null or state = $3)
         and ($4::uuid is null or (requested_at, id) < (select requested_at, id from position_order where id = $4))
       order by requested_at desc, id desc limit $5`,
      [...reachValues(reach), state ?? null, after, limit],
    );
  }

  /** @throws POSITION_ORDER_NOT_FOUND, also when it is out of reach. */
  async find(reach: UnitReach, id: string, manager: EntityManager = this.dataSource.manager): Promise<PositionOrder> {
    const rows = orderIdPattern.test(id)
      ? await manager.query<OrderRecord[]>(`select ${columns} from position_order where ${REACHED} and id = $3`, [
          ...reachValues(reach),
          id,
        ])
      : [];
    if (!rows[0]) throw directoryErrors.POSITION_ORDER_NOT_FOUND({ id: id.slice(0, 100) }, { field: 'id' });
    return new PositionOrder(rows[0]);
  }

  /** @throws POSITION_ORDER_OPEN */
  async insert(manager: EntityManager, { record }: PositionOrder): Promise<void> {
    const { id, kind, content, reason, citation, state, requestedBy, requestedAt } = record;
    const [open] = await manager.query<{ id: string }[]>(
      `select id from position_order where position_id = $1 and state = 'requested'`,
      [content.id],
    );
    if (open) throw directoryErrors.POSITION_ORDER_OPEN({ id: content.id, open: open.id }, { field: 'positionId' });
    await manager.query(
      `insert into position_order (id, kind, position_id, content, unit_code, officer_id, reason, citation, state,
         requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        kind,
        content.id,
        JSON.stringify(content),
        content.unitCode,
        content.officerId,
        reason,
        citation,
        state,
        requestedBy,
        requestedAt,
      ],
    );
  }

  async decide(manager: EntityManager, { record }: PositionOrder): Promise<void> {
    const { id, state, decidedBy, decidedAt } = record;
    await manager.query('update position_order set state = $2, decided_by = $3, decided_at = $4 where id = $1', [
      id,
      state,
      decidedBy,
      decidedAt,
    ]);
  }
}

/** Until the transaction ends, nobody else changes positions or asks for it. */
export async function lockPositions(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('directory.positions'))`);
}
