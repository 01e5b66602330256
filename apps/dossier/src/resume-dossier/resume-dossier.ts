import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import type { ReasonDto } from '../request/note.dto.js';
import type { DossierView } from '../show-dossier/dossier.view.js';

@Injectable()
export class ResumeDossier {
  constructor(private readonly dossiers: DossierRepository) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: ReasonDto): Promise<DossierView> {
    return this.dossiers.change(ctx, code, expected, (dossier, by) => dossier.resume(by, given));
  }
}
