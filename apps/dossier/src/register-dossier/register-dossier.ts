import { Injectable } from '@nestjs/common';
import { localDate, type Context } from '@motcua/contracts';
import { IdempotencyStore, type Complete } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { dossierCode } from '../domain/dossier-code.js';
import { Dossier } from '../domain/dossier.js';
import { assertMayRegister } from '../domain/registration.js';
import { DossierNumbers } from '../persistence/dossier-numbers.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { givenComponents } from '../request/component.dto.js';
import { dossierView, type DossierView } from '../show-dossier/dossier.view.js';
import type { RegisterDossierDto } from './register-dossier.dto.js';

@Injectable()
export class RegisterDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly numbers: DossierNumbers,
    private readonly pins: PinRepository,
    private readonly idempotency: IdempotencyStore,
    private readonly dataSource: DataSource,
  ) {}

  /** With an idempotency key the dossier and the answer are committed together. */
  async execute(ctx: Context, given: RegisterDossierDto, key: string | undefined): Promise<DossierView> {
    const request = { route: 'POST /v1/dossiers', body: given };
    const view = await this.idempotency.run<DossierView>(ctx, key, request, (complete) =>
      this.register(ctx, given, key === undefined ? undefined : complete),
    );
    this.dossiers.published();
    return view;
  }

  private async register(
    ctx: Context,
    given: RegisterDossierDto,
    complete: Complete<DossierView> | undefined,
  ): Promise<DossierView> {
    const by = await this.dossiers.acting(ctx);
    const pins = await this.pins.inForce(given, by.at);
    assertMayRegister(by, given.channel, pins);
    const date = localDate(by.at);
    const code = dossierCode(pins.unit.code, date, await this.numbers.take(pins.unit.code.toUpperCase(), date));
    const registration = { ...given, components: givenComponents(given.components) };
    const [dossier, event] = Dossier.register(code, by, registration, pins);
    const view = dossierView(dossier.record, pins.terms.procedure);
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
