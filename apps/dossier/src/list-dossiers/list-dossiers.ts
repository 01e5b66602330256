import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { pageOf, type Page } from '@motcua/service-kit';
import { ReadingLog } from '../log-readings/reading-log.js';
import { PinRepository } from '../persistence/pins.js';
import { RightsRepository } from '../persistence/rights.repository.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import type { PersonOrErased } from '../persons/person.js';
import { Persons } from '../persons/persons.js';
import { summaryView, type DossierSummaryView } from '../show-dossier/dossier.view.js';
import { DossierListRepository, type ListedDossier } from './dossier-list.repository.js';
import type { ListDossiersQuery } from './list-dossiers.query.js';
import { listFilter } from './list-filter.js';

/** The id of no subject: whose number we have never seen has no dossiers. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class ListDossiers {
  constructor(
    private readonly list: DossierListRepository,
    private readonly units: UnitRepository,
    private readonly pins: PinRepository,
    private readonly rights: RightsRepository,
    private readonly persons: Persons,
    private readonly readings: ReadingLog,
  ) {}

  /** The same policy as for one dossier. */
  async execute(ctx: Context, query: ListDossiersQuery, ownerIdNumber?: string): Promise<Page<DossierSummaryView>> {
    const reach = (await this.rights.of(ctx.actor)).reachOf('dossier:read')!;
    const owner = ownerIdNumber === undefined ? undefined : await this.persons.find(ownerIdNumber);
    const own = reach.registrant !== null;
    const filter = listFilter(query, own, ownerIdNumber === undefined ? undefined : (owner ?? NOBODY));
    const units = query.unit === undefined ? undefined : await this.units.subtree(query.unit);
    const rows = await this.list.list(reach, filter, query.limit + 1, units);
    const cursorOf = ({ id, dueAt }: ListedDossier) => [filter.order, id, ...(filter.order === 'due' ? [dueAt] : [])];
    const { items, nextCursor } = pageOf(rows, query.limit, cursorOf);
    await this.readings.note(
      ctx,
      'list',
      items.map(({ code }) => code),
    );
    const owners = await this.persons.ownersOf(items);
    return { items: await Promise.all(items.map((row, index) => this.view(row, owners[index]!))), nextCursor };
  }

  private async view(row: ListedDossier, owner: PersonOrErased): Promise<DossierSummaryView> {
    const { name } = await this.pins.procedure(row.procedureCode, row.procedureVersion);
    return summaryView(row, owner, name);
  }
}
