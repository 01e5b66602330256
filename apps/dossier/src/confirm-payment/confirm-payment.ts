import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { instantOf } from '../request/instant.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { ConfirmPaymentDto } from './confirm-payment.dto.js';

@Injectable()
export class ConfirmPayment {
  constructor(private readonly dossiers: DossierRepository) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: ConfirmPaymentDto): Promise<DossierView> {
    return this.dossiers.change(ctx, code, expected, (dossier, by) =>
      dossier.confirmPayment(by, { ...given, paidAt: instantOf(given.paidAt) }),
    );
  }
}
