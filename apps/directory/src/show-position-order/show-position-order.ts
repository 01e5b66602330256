import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { PositionOrderRepository } from '../persistence/position-order.repository.js';
import { UnitReachRepository } from '../persistence/unit-reach.repository.js';
import { orderView, type PositionOrderView } from './position-order.view.js';

@Injectable()
export class ShowPositionOrder {
  constructor(
    private readonly orders: PositionOrderRepository,
    private readonly reach: UnitReachRepository,
  ) {}

  async execute({ actor }: Context, id: string): Promise<PositionOrderView> {
    const reach = await this.reach.of(actor, 'position:read-orders');
    return orderView((await this.orders.find(reach, id)).record);
  }
}
