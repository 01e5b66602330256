import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { givenFee } from '../request/fee.dto.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { ReturnResultDto } from './return-result.dto.js';

@Injectable()
export class ReturnResult {
  constructor(private readonly dossiers: DossierRepository) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: ReturnResultDto): Promise<DossierView> {
    const { note, receiver, method = 'counter' } = given;
    const handover = { ...givenFee(given), note, method, ...(receiver && { receiver }) };
    return this.dossiers.change(ctx, code, expected, (dossier, by) => dossier.returnResult(by, handover));
  }
}
