import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { givenFee, type FeeDto } from '../request/fee.dto.js';
import type { DossierView } from '../show-dossier/dossier.view.js';

/** From here on the dossier is judged by what is in force now (dossier-lifecycle.md section 7). */
@Injectable()
export class ReceiveDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly pins: PinRepository,
  ) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: FeeDto): Promise<DossierView> {
    return this.dossiers.change(ctx, code, expected, async (dossier, by) => {
      dossier.assertMay('receive', by);
      const pins = await this.pins.inForce(dossier.record, by.at);
      return dossier.receive(by, { ...givenFee(given), note: given.note }, pins);
    });
  }
}
