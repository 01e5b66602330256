import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { pageOf, type Page } from '@motcua/service-kit';
import { PinRepository } from '../persistence/pins.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import { summaryView, type DossierSummaryView } from '../show-dossier/dossier.view.js';
import { DossierListRepository, type ListedDossier } from './dossier-list.repository.js';
import type { ListDossiersQuery } from './list-dossiers.query.js';
import { listFilter } from './list-filter.js';

@Injectable()
export class ListDossiers {
  constructor(
    private readonly list: DossierListRepository,
    private readonly units: UnitRepository,
    private readonly pins: PinRepository,
  ) {}

  /** The same policy as for one dossier: a citizen sees what they registered, and nothing else. */
  async execute({ actor }: Context, query: ListDossiersQuery): Promise<Page<DossierSummaryView>> {
    const own = actor.kind === 'citizen';
    const filter = listFilter(query, own);
    const units = query.unit === undefined ? undefined : await this.units.subtree(query.unit);
    const limit = query.limit + 1;
    const rows = own
      ? await this.list.ofRegistrant(actor.id, filter, limit, units)
      : await this.list.list(filter, limit, units, () => this.units.codes());
    const cursorOf = ({ id, dueAt }: ListedDossier) => [filter.order, id, ...(filter.order === 'due' ? [dueAt] : [])];
    const { items, nextCursor } = pageOf(rows, query.limit, cursorOf);
    return { items: await Promise.all(items.map((row) => this.view(row))), nextCursor };
  }

  private async view(row: ListedDossier): Promise<DossierSummaryView> {
    const { name } = await this.pins.procedure(row.procedureCode, row.procedureVersion);
    return summaryView(row, name);
  }
}
