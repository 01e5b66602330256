import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { ExtendDossierDto } from './extend-dossier.dto.js';

@Injectable()
export class ExtendDossier {
  constructor(private readonly dossiers: DossierRepository) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: ExtendDossierDto): Promise<DossierView> {
    const appointment = { ...given, to: new Date(given.to) };
    return this.dossiers.change(ctx, code, expected, (dossier, by) => dossier.extend(by, appointment));
  }
}
