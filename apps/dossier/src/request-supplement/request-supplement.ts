import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { RequestSupplementDto } from './request-supplement.dto.js';

@Injectable()
export class RequestSupplement {
  constructor(private readonly dossiers: DossierRepository) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: RequestSupplementDto): Promise<DossierView> {
    return this.dossiers.change(ctx, code, expected, (dossier, by) => dossier.requestSupplement(by, given));
  }
}
