import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isLocalDate, localDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, IdempotencyStore, kitErrors } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { directoryErrors } from '../domain/directory-errors.js';
import { PositionOrder, type Standing } from '../domain/position-order.js';
import type { UnitReach } from '../domain/unit-reach.js';
import { lockPositions, PositionOrderRepository } from '../persistence/position-order.repository.js';
import { positionOf } from '../persistence/position.repository.js';
import { UnitReachRepository } from '../persistence/unit-reach.repository.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import { orderView, type PositionOrderView } from '../show-position-order/position-order.view.js';
import type { RequestPositionDto } from './request-position.dto.js';

@Injectable()
export class RequestPosition {
  constructor(
    private readonly dataSource: DataSource,
    private readonly orders: PositionOrderRepository,
    private readonly units: UnitRepository,
    private readonly reach: UnitReachRepository,
    private readonly idempotency: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(ctx: Context, given: RequestPositionDto, key: string | undefined): Promise<PositionOrderView> {
    assertDates(given);
    return this.idempotency.run(ctx, key, { route: 'POST /v1/positions/orders', body: given }, (complete) =>
      this.dataSource.transaction(async (manager) => {
        await lockPositions(manager);
        const order = await this.requested(ctx, given, manager);
        await this.orders.insert(manager, order);
        const view = orderView(order.record);
        await complete(manager, view);
        return view;
      }),
    );
  }

  private async requested(ctx: Context, given: RequestPositionDto, manager: EntityManager): Promise<PositionOrder> {
    const at = this.clock.now();
    const standing: Standing = {
      today: localDate(at),
      position: await positionOf(manager, given.positionId),
      of: await positionOf(manager, given.ofPosition ?? null),
    };
    const reach = await this.reach.of(ctx.actor, 'position:request');
    const order = PositionOrder.request(randomUUID(), { id: ctx.actor.id, at }, given, standing);
    assertReached(reach, order, standing);
    const { unitCode, validFrom } = order.record.content;
    if (given.kind === 'appoint') await this.units.inForce(unitCode, validFrom);
    return order;
  }
}

/** One's own is what one holds, to delegate it. */
function assertReached({ units, officerId }: UnitReach, { record }: PositionOrder, { of }: Standing): void {
  const { unitCode } = record.content;
  const own = officerId === null || (record.kind === 'delegate' && of?.officerId === officerId);
  if (own && (units === null || units.has(unitCode))) return;
  throw directoryErrors.POSITION_OUT_OF_REACH({ permission: 'position:request', unitCode }, { field: 'positionId' });
}

function assertDates({ validFrom, validTo }: RequestPositionDto): void {
  for (const [field, date] of Object.entries({ validFrom, validTo })) {
    if (date !== undefined && !isLocalDate(date)) throw kitErrors.BAD_DATE({ date }, { field });
  }
}
