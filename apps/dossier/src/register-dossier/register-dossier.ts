import { Injectable } from '@nestjs/common';
import { localDate, type Context } from '@motcua/contracts';
import { IdempotencyStore, sqlState, type Complete } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { dossierCode } from '../domain/dossier-code.js';
import { Dossier } from '../domain/dossier.js';
import { assertMayRegister } from '../domain/registration.js';
import { DossierNumbers } from '../persistence/dossier-numbers.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { ownerPlace, submitterPlace, type People } from '../persons/person.js';
import { ownerView, personView } from '../persons/person.view.js';
import { Persons, sealed } from '../persons/persons.js';
import { givenComponents } from '../request/component.dto.js';
import { dossierView, type DossierView } from '../show-dossier/dossier.view.js';
import type { RegisterDossierDto } from './register-dossier.dto.js';

const FOREIGN_KEY_VIOLATION = '23503';
const NOBODY: People = { owner: null, submitter: undefined };

/** What is kept for a repetition of the request: who stands on it stands in the repetition as well. */
type KeptView = Omit<DossierView, 'owner' | 'submitter'>;

@Injectable()
export class RegisterDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly numbers: DossierNumbers,
    private readonly pins: PinRepository,
    private readonly persons: Persons,
    private readonly idempotency: IdempotencyStore,
    private readonly dataSource: DataSource,
  ) {}

  /** With an idempotency key the dossier and the answer are committed together. */
  async execute(ctx: Context, given: RegisterDossierDto, key: string | undefined): Promise<DossierView> {
    const request = { route: 'POST /v1/dossiers', body: given };
    const view = await this.idempotency.run<KeptView>(ctx, key, request, (complete) =>
      this.register(ctx, given, key === undefined ? undefined : complete),
    );
    this.dossiers.published();
    const { owner, submitter } = given;
    return {
      ...view,
      owner: ownerView(owner.type, personOf(owner), 'masked'),
      submitter: submitter === undefined ? null : personView(submitter, 'masked'),
    };
  }

  private async register(
    ctx: Context,
    given: RegisterDossierDto,
    complete: Complete<KeptView> | undefined,
  ): Promise<KeptView> {
    try {
      return await this.insert(ctx, given, complete);
    } catch (error) {
      // a person whose key we had taken was erased at the same moment: the number is that of somebody new
      if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
      return this.insert(ctx, given, complete);
    }
  }

  private async insert(
    ctx: Context,
    given: RegisterDossierDto,
    complete: Complete<KeptView> | undefined,
  ): Promise<KeptView> {
    const by = await this.dossiers.acting(ctx);
    const pins = await this.pins.inForce(given, by.at);
    assertMayRegister(by, given.channel, pins);
    const date = localDate(by.at);
    const [number, subjects] = await Promise.all([
      this.numbers.take(pins.unit.code.toUpperCase(), date),
      this.persons.take(given.owner, given.submitter),
    ]);
    const code = dossierCode(pins.unit.code, date, number);
    const registration = {
      ...given,
      ownerType: given.owner.type,
      owner: sealed(personOf(given.owner), ownerPlace(code), subjects.owner),
      submitter: given.submitter && sealed(given.submitter, submitterPlace(code), subjects.submitter),
      components: givenComponents(given.components),
    };
    const [dossier, event] = Dossier.register(code, by, registration, pins);
    const { owner: _, submitter: __, ...view } = dossierView(dossier.record, NOBODY, pins.terms.procedure);
    if (complete === undefined) await this.dossiers.insert(ctx, dossier, event);
    else {
      await this.dataSource.transaction(async (manager) => {
        await this.dossiers.insert(ctx, dossier, event, manager);
        await complete(manager, view);
      });
    }
    return view;
  }
}

function personOf({ type: _, ...person }: RegisterDossierDto['owner']) {
  return person;
}
