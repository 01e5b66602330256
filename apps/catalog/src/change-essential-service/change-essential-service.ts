import { Inject, Injectable } from '@nestjs/common';
import { isLocalDate, localDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { EssentialService } from '../domain/essential-service.js';
import { EssentialServiceRepository } from '../persistence/essential-service.repository.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';
import { serviceView, type EssentialServiceView } from '../show-essential-services/essential-service.view.js';
import type { ChangeEssentialServiceDto } from './change-essential-service.dto.js';

@Injectable()
export class ChangeEssentialService {
  constructor(
    private readonly services: EssentialServiceRepository,
    private readonly procedures: ProcedureRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws ESSENTIAL_LIST_NOT_FOUND, ESSENTIAL_SERVICE_NOT_FOUND, ESSENTIAL_SERVICE_STALE, SINCE_NOT_PAST, PROCEDURE_NOT_FOUND,
   *   ESSENTIAL_SERVICE_NAMELESS
   */
  async execute(
    { actor }: Context,
    list: string,
    number: number,
    expected: number | undefined,
    given: ChangeEssentialServiceDto,
  ): Promise<EssentialServiceView> {
    await this.services.list(list);
    const before = (await this.services.changesOf(list, number)).at(-1)!;
    const stale = () => catalogErrors.ESSENTIAL_SERVICE_STALE({ list, number }, { field: 'If-Match' });
    if (expected !== undefined && expected !== before.version) throw stale();
    const now = this.clock.now();
    if (!isLocalDate(given.since) || given.since > localDate(now)) {
      throw catalogErrors.SINCE_NOT_PAST({ since: given.since }, { field: 'since' });
    }
    const service = changed(before, given, { by: actor.id, at: now });
    if (service.name === null) throw catalogErrors.ESSENTIAL_SERVICE_NAMELESS({ list, number }, { field: 'name' });
    const { procedureCode } = service;
    if (procedureCode !== null && procedureCode !== before.procedureCode)
      await this.procedures.assertKnown(procedureCode);
    if (!(await this.services.add(this.dataSource.manager, list, service))) throw stale();
    return serviceView(service);
  }
}

/** What the province writes is its own word; a code it leaves alone keeps its mark. */
function changed(
  before: EssentialService,
  { name, procedureCode, state, since }: ChangeEssentialServiceDto,
  { by, at }: { readonly by: string; readonly at: Date },
): EssentialService {
  const code = procedureCode === undefined ? before.procedureCode : procedureCode;
  const ownCode = code === null ? null : ('confirmed' as const);
  return {
    number: before.number,
    version: before.version + 1,
    name: name ?? before.name,
    mark: name === undefined ? before.mark : 'confirmed',
    procedureCode: code,
    codeMark: procedureCode === undefined ? before.codeMark : ownCode,
    state,
    since,
    changedBy: by,
    changedAt: at,
  };
}
