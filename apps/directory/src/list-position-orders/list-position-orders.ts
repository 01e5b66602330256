import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { codeAfter, pageOf, type Page } from '@motcua/service-kit';
import { orderIdPattern, PositionOrderRepository } from '../persistence/position-order.repository.js';
import { UnitReachRepository } from '../persistence/unit-reach.repository.js';
import { orderView, type PositionOrderView } from '../show-position-order/position-order.view.js';
import type { ListPositionOrdersQuery } from './list-position-orders.dto.js';

@Injectable()
export class ListPositionOrders {
  constructor(
    private readonly orders: PositionOrderRepository,
    private readonly reach: UnitReachRepository,
  ) {}

  async execute({ actor }: Context, query: ListPositionOrdersQuery): Promise<Page<PositionOrderView>> {
    const reach = await this.reach.of(actor, 'position:read-orders');
    const after = codeAfter(query.cursor, orderIdPattern);
    const rows = await this.orders.list(reach, query.state, after === '' ? null : after, query.limit + 1);
    return pageOf(rows, query.limit, ({ id }) => [id], orderView);
  }
}
