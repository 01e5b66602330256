import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { pageOf, type Page } from '@motcua/service-kit';
import { PinRepository } from '../persistence/pins.js';
import { RightsRepository } from '../persistence/rights.repository.js';
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
    private readonly rights: RightsRepository,
  ) {}

  /** The same policy as for one dossier. */
  async execute({ actor }: Context, query: ListDossiersQuery): Promise<Page<DossierSummaryView>> {
    const reach = (await this.rights.of(actor)).reachOf('dossier:read')!;
    const filter = listFilter(query, reach.registrant !== null);
    const units = query.unit === undefined ? undefined : await this.units.subtree(query.unit);
    const rows = await this.list.list(reach, filter, query.limit + 1, units);
    const cursorOf = ({ id, dueAt }: ListedDossier) => [filter.order, id, ...(filter.order === 'due' ? [dueAt] : [])];
    const { items, nextCursor } = pageOf(rows, query.limit, cursorOf);
    return { items: await Promise.all(items.map((row) => this.view(row))), nextCursor };
  }

  private async view(row: ListedDossier): Promise<DossierSummaryView> {
    const { name } = await this.pins.procedure(row.procedureCode, row.procedureVersion);
    return summaryView(row, name);
  }
}
