import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { verifyProcess } from '../domain/verify-process.js';
import { ProcessRepository } from '../persistence/process.repository.js';
import { surroundingsOf } from '../persistence/surroundings.js';
import type { ProcessVerificationView } from './verification.view.js';

@Injectable()
export class VerifyProcess {
  constructor(
    private readonly processes: ProcessRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param at default: the day it comes into force, or today when it is in force already. */
  async execute(_: Context, code: string, number: number, at: string | undefined): Promise<ProcessVerificationView> {
    const { definition, validFrom } = await this.processes.version(code, number);
    const today = localDate(this.clock.now());
    const date = at === undefined && validFrom > today ? validFrom : legalDate(at, this.clock);
    const surroundings = await surroundingsOf(this.dataSource.manager, definition, date);
    const problems = verifyProcess(definition, surroundings);
    return {
      at: date,
      sound: problems.every(({ severity }) => severity !== 'error'),
      organisationKnown: !surroundings.tree.isEmpty,
      problems,
    };
  }
}
