import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Clock, type Context } from '@motcua/contracts';
import { Relay } from '@motcua/messaging';
import { CLOCK } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import type { PositionOrder } from '../domain/position-order.js';
import type { Position } from '../domain/position.js';
import { lockPositions, PositionOrderRepository } from '../persistence/position-order.repository.js';
import { positionOf, positionsOutlasting } from '../persistence/position.repository.js';
import { UnitReachRepository } from '../persistence/unit-reach.repository.js';
import { publishPositions } from '../publish-positions/publish-positions.js';
import { orderView, type PositionOrderView } from '../show-position-order/position-order.view.js';

type Decide = (order: PositionOrder, manager: EntityManager) => Promise<PositionOrder>;

@Injectable()
export class DecidePositionOrder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly orders: PositionOrderRepository,
    private readonly reach: UnitReachRepository,
    private readonly relay: Relay,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The decision, the positions it changes and their events in one transaction. */
  async approve(ctx: Context, id: string): Promise<PositionOrderView> {
    const view = await this.decide(ctx, id, async (order, manager) => {
      const at = this.clock.now();
      const { content } = order.record;
      const position = await positionOf(manager, content.id);
      const of = await positionOf(manager, content.ofPosition);
      const approved = order.approve({ id: ctx.actor.id, at }, { today: localDate(at), position, of });
      const changed = [content, ...(await this.endedWith(order, manager))];
      const publisher = { actor: ctx.actor.id, correlationId: ctx.correlationId, at };
      await publishPositions(manager, changed, publisher);
      return approved;
    });
    this.relay.wake();
    return view;
  }

  refuse(ctx: Context, id: string): Promise<PositionOrderView> {
    const by = { id: ctx.actor.id, at: this.clock.now() };
    return this.decide(ctx, id, (order) => Promise.resolve(order.refuse(by)));
  }

  private decide(ctx: Context, id: string, decide: Decide): Promise<PositionOrderView> {
    return this.dataSource.transaction(async (manager) => {
      await lockPositions(manager);
      const reach = await this.reach.of(ctx.actor, 'position:approve');
      const decided = await decide(await this.orders.find(reach, id, manager), manager);
      await this.orders.decide(manager, decided);
      return orderView(decided.record);
    });
  }

  /** Who stands in for a position, or was given a part of it, has nothing any more when it ends. */
  private async endedWith({ record }: PositionOrder, manager: EntityManager): Promise<Position[]> {
    const { id, validTo } = record.content;
    if (record.kind !== 'end' || validTo === null) return [];
    const outlasting = await positionsOutlasting(manager, id, validTo);
    return outlasting.map((one) => ({ ...one, validTo: validTo > one.validFrom ? validTo : one.validFrom }));
  }
}
