import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { decodeCursor, kitErrors, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { ReadingLog } from '../log-readings/reading-log.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { ReadingRepository } from '../persistence/reading.repository.js';
import { readerView, type ReaderView } from './reader.view.js';

@Injectable()
export class ShowReaders {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly log: ReadingLog,
    private readonly readings: ReadingRepository,
  ) {}

  /** @throws DOSSIER_NOT_FOUND, BAD_CURSOR */
  async execute(ctx: Context, code: string, { limit, cursor }: PageQuery): Promise<Page<ReaderView>> {
    const { record } = await this.dossiers.read(ctx, code);
    const before = idBefore(cursor);
    await this.log.written();
    const rows = await this.readings.of(record.code, before, limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], readerView);
  }
}

/** @throws BAD_CURSOR */
function idBefore(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor);
  if (typeof id === 'string' && /^\d{1,18}$/.test(id)) return id;
  throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
}
