import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { assertExpected, published, type ProcessVersion } from '../domain/process-version.js';
import { knownForm, lockProcess, versionOf } from '../persistence/process-versions.js';
import { announceProcess } from './announce-process.js';

@Injectable()
export class PublishProcess {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(ctx: Context, code: string, version: number, expected: number | undefined): Promise<ProcessVersion> {
    const at = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      const versions = await lockProcess(manager, knownForm(code));
      const approved = versionOf(versions, code, version);
      assertExpected(approved, expected);
      const wanted = published(approved, ctx.actor.id, localDate(at));
      return announceProcess(manager, wanted, versions, { actor: ctx.actor.id, correlationId: ctx.correlationId, at });
    });
  }
}
