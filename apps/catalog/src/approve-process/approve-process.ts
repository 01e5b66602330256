import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { approved, assertExpected, type ProcessVersion } from '../domain/process-version.js';
import { knownForm, lockProcess, versionOf, writeProcessVersion } from '../persistence/process-versions.js';

@Injectable()
export class ApproveProcess {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(ctx: Context, code: string, version: number, expected: number | undefined): Promise<ProcessVersion> {
    return this.dataSource.transaction(async (manager) => {
      const draft = versionOf(await lockProcess(manager, knownForm(code)), code, version);
      assertExpected(draft, expected);
      return writeProcessVersion(manager, approved(draft, ctx.actor.id), this.clock.now());
    });
  }
}
