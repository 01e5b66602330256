import type { Context } from '@motcua/contracts';
import { pino } from 'pino';
import type { Reading, ReadingRepository } from '../persistence/reading.repository.js';
import { MOST_WAITING, ReadingLog } from './reading-log.js';

const ctx: Context = {
  actor: { id: 'cb-0004', kind: 'officer', permissions: new Map(), positionTitle: 'Chuyên viên', unitCode: 'H52.31' },
  correlationId: 'c-1',
  locale: 'vi',
};
const at = new Date('2024-03-15T02:10:00Z');

/** A table that can be away, and counts how often it is written to. */
class Table {
  away = false;
  writes = 0;
  readonly rows: Reading[] = [];
  async add(readings: readonly Reading[]): Promise<void> {
    if (this.away) throw new Error('the database is away');
    this.writes += 1;
    this.rows.push(...readings);
  }
}

let table: Table;
let log: ReadingLog;
beforeEach(() => {
  table = new Table();
  log = new ReadingLog(table as unknown as ReadingRepository, { now: () => at }, pino({ level: 'silent' }));
});

describe('readings', () => {
  it('are written together, with who, what and when', async () => {
    for (let count = 0; count < 300; count += 1) await log.note(ctx, 'dossier', [`D-${count}`]);
    await log.note(ctx, 'list', ['D-1', 'D-2']);
    expect(table.rows).toEqual([]);
    await log.written();
    expect([table.rows.length, table.writes]).toEqual([302, 1]);
    expect(table.rows[300]).toEqual({
      dossierCode: 'D-1',
      shown: 'list',
      at,
      readerId: 'cb-0004',
      readerKind: 'officer',
      positionId: null,
      positionTitle: 'Chuyên viên',
      unitCode: 'H52.31',
      correlationId: 'c-1',
    });
  });

  it('wait while the database is away, in order, and none is written twice', async () => {
    table.away = true;
    for (let count = 0; count < 700; count += 1) await log.note(ctx, 'dossier', [`D-${count}`]);
    await expect(log.written()).rejects.toThrow('the database is away');
    table.away = false;
    await Promise.all([log.written(), log.written(), log.note(ctx, 'dossier', ['last'])]);
    await log.written();
    const codes = [...Array.from({ length: 700 }, (_, count) => `D-${count}`), 'last'];
    expect(table.rows.map(({ dossierCode }) => dossierCode)).toEqual(codes);
  });

  it('forbid to show more once too many wait', async () => {
    table.away = true;
    const many = Array.from({ length: MOST_WAITING }, (_, count) => `D-${count}`);
    await log.note(ctx, 'list', many);
    await expect(log.note(ctx, 'dossier', ['D-x'])).rejects.toThrow('the database is away');
    table.away = false;
    await log.note(ctx, 'dossier', ['D-y']);
    await log.written();
    expect(table.rows.map(({ dossierCode }) => dossierCode)).toEqual([...many, 'D-y']);
  });

  it('are written by themselves, and at the latest when the process stops', async () => {
    log.onApplicationBootstrap();
    await log.note(ctx, 'dossier', ['D-1']);
    const limit = Date.now() + 10_000;
    while (table.rows.length === 0 && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(table.rows).toHaveLength(1);
    await log.note(ctx, 'dossier', ['D-2']);
    await log.onApplicationShutdown();
    expect(table.rows).toHaveLength(2);
  });
});
