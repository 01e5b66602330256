import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import type { Dossier, Receiver } from '../domain/dossier.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { receiverPlace } from '../persons/person.js';
import { Persons } from '../persons/persons.js';
import { givenFee } from '../request/fee.dto.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { ReceiverDto, ReturnResultDto } from './return-result.dto.js';

@Injectable()
export class ReturnResult {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly persons: Persons,
  ) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: ReturnResultDto): Promise<DossierView> {
    const { note, receiver, method = 'counter' } = given;
    const handover = { ...givenFee(given), note, method };
    return this.dossiers.change(ctx, code, expected, async (dossier, by) =>
      dossier.returnResult(by, { ...handover, receiver: receiver && (await this.sealed(receiver, dossier)) }),
    );
  }

  private async sealed(receiver: ReceiverDto, { record }: Dossier): Promise<Receiver> {
    const place = receiverPlace(record.code, record.version + 1);
    const { subject, sealed } = await this.persons.seal(receiver, place, record.ownerSubject);
    return { subject, sealed: sealed.toString('base64') };
  }
}
