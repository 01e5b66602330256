import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { normalisedCode } from '../domain/dossier-code.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import { ReadingLog } from '../log-readings/reading-log.js';
import { StepRepository } from '../persistence/step.repository.js';
import { Persons, type SealedOwner } from '../persons/persons.js';
import { portalFactsView, type PortalFactsPage } from './portal-facts.view.js';

type Row = Pick<DossierRecord, 'ownerType' | 'summary' | 'supplements'> & SealedOwner & { readonly id: string };

/** Names and texts that do not travel in events, for those who bring a dossier to the national portal. */
@Injectable()
export class ShowPortalFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly steps: StepRepository,
    private readonly persons: Persons,
    private readonly readings: ReadingLog,
  ) {}

  async execute(ctx: Context, codes: readonly string[]): Promise<PortalFactsPage> {
    // Dossiers first: steps that are there a moment later only add to what the reader asked for.
    const rows = await this.dataSource.query<Row[]>(
      `select id, code, owner_type as "ownerType", owner_subject as "ownerSubject", owner_sealed as "ownerSealed",
         summary, supplements
       from dossier where code = any($1::text[]) order by code`,
      [codes.map(normalisedCode)],
    );
    const shown = rows.map(({ code }) => code);
    await this.readings.note(ctx, 'portalFacts', shown);
    const steps = Map.groupBy(await this.steps.of(rows.map(({ id }) => Number(id))), ({ dossierId }) => dossierId);
    const owners = await this.persons.ownersOf(rows);
    return {
      items: rows.map((row, index) => portalFactsView(row, owners[index]!, steps.get(Number(row.id)) ?? [])),
    };
  }
}
