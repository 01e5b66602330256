import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { givenComponents } from '../request/component.dto.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { SubmitSupplementDto } from './submit-supplement.dto.js';

@Injectable()
export class SubmitSupplement {
  constructor(private readonly dossiers: DossierRepository) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: SubmitSupplementDto): Promise<DossierView> {
    return this.dossiers.change(ctx, code, expected, (dossier, by) =>
      dossier.submitSupplement(by, { note: given.note, components: givenComponents(given.components ?? []) }),
    );
  }
}
