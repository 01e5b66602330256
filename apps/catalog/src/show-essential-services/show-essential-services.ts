import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import { asOf } from '../domain/essential-service.js';
import { EssentialServiceRepository, type StoredChange } from '../persistence/essential-service.repository.js';
import {
  changeView,
  countsOf,
  serviceView,
  type EssentialServiceHistoryView,
  type EssentialServiceListsView,
  type EssentialServiceListView,
} from './essential-service.view.js';

@Injectable()
export class ShowEssentialServices {
  constructor(
    private readonly services: EssentialServiceRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async lists(_: Context, at: string | undefined): Promise<EssentialServiceListsView> {
    const date = legalDate(at, this.clock);
    const [lists, changes] = await Promise.all([this.services.lists(), this.services.changes(null)]);
    const byList = Map.groupBy(changes, ({ listId }) => listId);
    return { items: lists.map((list) => ({ ...list, counts: countsOf(onDate(byList.get(list.id) ?? [], date)) })) };
  }

  /** @throws ESSENTIAL_LIST_NOT_FOUND, BAD_DATE */
  async list(_: Context, id: string, at: string | undefined): Promise<EssentialServiceListView> {
    const date = legalDate(at, this.clock);
    const list = await this.services.list(id);
    const services = onDate(await this.services.changes(id), date);
    return { ...list, counts: countsOf(services), services: services.map(serviceView) };
  }

  /** @throws ESSENTIAL_LIST_NOT_FOUND, ESSENTIAL_SERVICE_NOT_FOUND */
  async history(_: Context, id: string, number: number): Promise<EssentialServiceHistoryView> {
    await this.services.list(id);
    return { items: (await this.services.changesOf(id, number)).map(changeView) };
  }
}

/** Each service as it stood on that date, in the order of their numbers. */
function onDate(changes: readonly StoredChange[], date: string) {
  return [...Map.groupBy(changes, ({ number }) => number).values()].map((own) => asOf(own, date));
}
