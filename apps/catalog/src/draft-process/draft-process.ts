import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, IdempotencyStore } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { drafted, type ProcessVersion } from '../domain/process-version.js';
import { insertProcess, lockProcess, writeProcessVersion } from '../persistence/process-versions.js';
import { contentOf, type ProcessDraftDto } from './process-draft.dto.js';

/** A new process, or the next version of one. */
@Injectable()
export class DraftProcess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly idempotency: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(ctx: Context, body: ProcessDraftDto, key: string | undefined): Promise<ProcessVersion> {
    const content = contentOf(body);
    const { code } = content.definition;
    return this.idempotency.run<ProcessVersion>(ctx, key, { route: 'POST /v1/processes', body }, (complete) =>
      this.dataSource.transaction(async (manager) => {
        await insertProcess(manager, code);
        const versions = await lockProcess(manager, code);
        const open = versions.find(({ state }) => state !== 'published');
        if (open) throw catalogErrors.PROCESS_DRAFT_EXISTS({ code, version: open.version });
        const draft = drafted(content, versions.length + 1, ctx.actor.id);
        const written = await writeProcessVersion(manager, draft, this.clock.now());
        await complete(manager, written);
        return written;
      }),
    );
  }
}
