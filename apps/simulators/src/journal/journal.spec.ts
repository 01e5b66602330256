import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodies, entryOf, PortalFixture, recordOf } from '../portal.fixture.js';
import { DossierStore } from '../portal/dossier-store.js';
import { DamagedJournal, Journal } from './journal.js';

let directory: string;
let file: string;
let open: Journal[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-simulators-'));
  file = join(directory, 'dvcqg.ndjson');
  open = [];
});
afterEach(() => {
  for (const journal of open) journal.onApplicationShutdown();
  rmSync(directory, { recursive: true });
});

/** A portal on the directory; those before it count as killed. */
function start(): PortalFixture {
  const store = new DossierStore();
  const journal = Journal.open(directory, store);
  open.push(journal);
  return new PortalFixture({ store, journal });
}

const whole = (fixture: PortalFixture) => [...fixture.portal.store.snapshots()];

function played(): PortalFixture {
  const fixture = start();
  fixture.call(bodies.insert());
  fixture.clock.pass(1000);
  fixture.call(bodies.update(recordOf({ TrangThaiHoSo: '4', GhiChu: 'ghi chú\n"hai dòng"' })));
  fixture.call(bodies.progress(entryOf(), entryOf({ TrangThai: '4' })));
  fixture.call(bodies.progress(entryOf()));
  fixture.declare({ kind: 'silentAlteration', delayMs: 5000, field: 'GhiChu', value: 'khác' });
  fixture.call(bodies.insert(recordOf({ MaHoSo: 'B' })));
  return fixture;
}

describe('the journal', () => {
  it('gives a killed portal its memory back, however often it is killed', () => {
    const before = whole(played());
    expect(before).toHaveLength(2);
    for (let times = 0; times < 3; times += 1) expect(whole(start())).toEqual(before);
    const again = start();
    again.clock.pass(6000);
    expect(again.held('B').record?.['GhiChu']).toBe('khác');
    expect(again.held()).toMatchObject({ inserts: 1, updates: 1 });
  });

  it('goes on after a restart', () => {
    played();
    const second = start();
    second.call(bodies.progress(entryOf({ TrangThai: '9' })));
    expect(
      start()
        .held()
        .progress.map((entry) => entry['TrangThai']),
    ).toEqual(['2', '4', '2', '9']);
  });

  it('holds a call before it is answered', () => {
    const fixture = start();
    fixture.declare({ kind: 'loseAnswer' });
    fixture.deliver(bodies.insert());
    expect(start().held().inserts).toBe(1);
  });

  it('drops a line that was torn off, wherever it was', () => {
    const before = whole(played());
    start();
    const { size } = statSync(file);
    const torn = Buffer.from(
      `${JSON.stringify({ at: 1, changes: [{ op: 'insert', code: 'C', record: { GhiChu: 'ầ' } }] })}\n`,
    );
    for (let length = 1; length < torn.length; length += 1) {
      appendFileSync(file, torn.subarray(0, length));
      expect(whole(start())).toEqual(before);
      expect(statSync(file).size).toBe(size);
    }
    appendFileSync(file, torn);
    expect(whole(start())).toHaveLength(before.length + 1);
  });

  it.each(['not json', '{"at":', '5', '{}'])('refuses to start on the complete line %p', (line) => {
    played();
    appendFileSync(file, `${line}\n`);
    expect(() => start()).toThrow(DamagedJournal);
    expect(() => start()).toThrow(`${file}, line 6`);
  });

  it('is written anew at a start, one line a dossier', () => {
    const fixture = played();
    fixture.declare();
    for (let times = 0; times < 50; times += 1) fixture.call(bodies.update());
    const grown = statSync(file).size;
    start();
    expect(statSync(file).size).toBeLessThan(grown / 10);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('outlives a kill while it was written anew', () => {
    const before = whole(played());
    writeFileSync(`${file}.new`, '{"code":"half');
    expect(whole(start())).toEqual(before);
  });

  it('is emptied by a reset', () => {
    played().portal.reset();
    expect(whole(start())).toEqual([]);
  });

  it('reads lines longer than a piece it reads at once', () => {
    const long = recordOf({ GhiChu: 'ầ'.repeat(1_500_000) });
    start().call(bodies.insert(long));
    expect(start().held().record).toEqual(long);
  });

  it('does nothing that cannot be written down', () => {
    const journal = {
      append: () => {
        throw new Error('no space left on device');
      },
      clear: () => undefined,
    };
    const fixture = new PortalFixture({ journal });
    expect(() => fixture.call(bodies.insert())).toThrow('no space left');
    expect(fixture.held().record).toBeNull();
  });
});
