import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { localDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, CONFIG, LOGGER } from '@motcua/service-kit';
import type { Logger } from 'pino';
import type { CatalogConfiguration } from '../configuration.js';
import { catalogErrors } from '../domain/catalog-errors.js';
import { isTooShort } from '../domain/portal-import.js';
import type { FullProcedure } from '../domain/procedure-content.js';
import { PortalImportRepository, type PortalImport } from '../persistence/portal-import.repository.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';
import { examined, missingOnPortal, unread } from './examine-procedure.js';
import { PortalProcedures, PortalUnavailable, type ListedProcedure } from './portal-procedures.js';

/** Procedures asked for side by side. */
const AT_ONCE = 4;
/** After so many in a row without an answer the portal is down. */
const MOST_UNREAD = 20;

/** Reads every procedure of the national portal and compares it with ours. Changes nothing of ours. */
@Injectable()
export class ImportFromPortal implements OnModuleDestroy {
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly imports: PortalImportRepository,
    private readonly procedures: ProcedureRepository,
    @Inject(CONFIG) private readonly config: CatalogConfiguration,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /**
   * Answers at once; the import goes on, and its progress can be read.
   *
   * @param authorization of the request: the portal is asked with the rights of who started it.
   * @throws PORTAL_NOT_CONFIGURED, IMPORT_RUNNING
   */
  async execute({ actor }: Context, authorization: string): Promise<PortalImport> {
    const { PORTAL_ADAPTER_URL: url } = this.config;
    if (url === undefined) throw catalogErrors.PORTAL_NOT_CONFIGURED();
    const id = await this.imports.start(actor.id, this.clock.now());
    const started = await this.imports.find(id);
    this.running = this.run(id, new PortalProcedures(url, authorization)).catch(async (error: unknown) => {
      if (!(error instanceof PortalUnavailable)) this.logger.error({ err: error, import: id }, 'import broke off');
      await this.imports.finish(id, 'failed', (error as Error).message);
    });
    return started;
  }

  private async run(id: string, portal: PortalProcedures): Promise<void> {
    const { items, unreadable } = await portal.list();
    await this.imports.listed(id, items.length, unreadable);
    const ours = await this.procedures.fullInForce(localDate(this.clock.now()));
    let unreadInARow = 0;
    for (let from = 0; from < items.length; from += AT_ONCE) {
      if (this.stopping) throw new PortalUnavailable('Tiến trình dừng.');
      const rows = await Promise.all(
        items.slice(from, from + AT_ONCE).map((listed) => this.examine(portal, listed, ours)),
      );
      for (const { outcome } of rows) unreadInARow = outcome === 'unread' ? unreadInARow + 1 : 0;
      await this.imports.add(id, rows);
      if (unreadInARow >= MOST_UNREAD) throw new PortalUnavailable('Cổng không trả lời nhiều thủ tục liên tiếp.');
    }
    const listed = new Set(items.map(({ code }) => code));
    const missing = [...ours].filter(([code]) => !listed.has(code));
    await this.imports.add(
      id,
      missing.map(([code, { name }]) => missingOnPortal(code, name)),
    );
    const held = isTooShort(ours.size, missing.length, this.config.PORTAL_IMPORT_MOST_MISSING);
    if (missing.length > 0)
      this.logger.warn({ import: id, missing: missing.length, held }, 'procedures missing on the portal');
    await this.imports.finish(id, held ? 'held' : 'done', null);
  }

  /** Once more when there was no answer: the portal loses some. */
  private async examine(portal: PortalProcedures, listed: ListedProcedure, ours: ReadonlyMap<string, FullProcedure>) {
    let why = '';
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      try {
        return examined(listed, await portal.one(listed.code), ours.get(listed.code));
      } catch (error) {
        if (!(error instanceof PortalUnavailable)) throw error;
        why = error.message;
      }
    }
    return unread(listed, why);
  }
}
