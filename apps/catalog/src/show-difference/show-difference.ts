import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { comparable } from '../domain/comparable.js';
import { differences } from '../domain/procedure-difference.js';
import type { ProcedureVersion } from '../domain/procedure.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';
import { differenceView, type DifferencesView } from './difference.view.js';

@Injectable()
export class ShowDifference {
  constructor(private readonly procedures: ProcedureRepository) {}

  /** @throws PROCEDURE_NOT_FOUND, PROCEDURE_VERSION_NOT_FOUND */
  async execute(_: Context, code: string, { from, to }: { from: number; to: number }): Promise<DifferencesView> {
    const [before, after] = await Promise.all([this.procedures.version(code, from), this.procedures.version(code, to)]);
    return { items: differences(comparable(before), comparable(after)).map(differenceView) };
  }

  /** @throws PROCEDURE_NOT_FOUND, PROCEDURE_VERSION_NOT_FOUND */
  version(_: Context, code: string, version: number): Promise<ProcedureVersion> {
    return this.procedures.version(code, version);
  }
}
