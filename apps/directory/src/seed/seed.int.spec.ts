import { topics } from '@motcua/contracts';
import { waitFor } from '@motcua/testing';
import { DirectoryFixture, publisher } from '../directory.fixture.js';
import { publishUnits } from '../publish-units/publish-units.js';
import { readSeed, type DirectorySeed } from './seed-files.js';

const ENTRIES = { units: 237, calendars: 2, positions: 7 };
const all = ENTRIES.units + ENTRIES.calendars + ENTRIES.positions;

let directory: DirectoryFixture;
let delivered: DirectorySeed;
beforeEach(async () => {
  directory = await DirectoryFixture.start();
  delivered = await readSeed();
});
afterEach(() => directory.stop());

function withUnit(code: string, change: object): DirectorySeed {
  return { ...delivered, units: delivered.units.map((unit) => (unit.code === code ? { ...unit, ...change } : unit)) };
}

describe('seeding the directory', () => {
  it('publishes every unit, calendar and position once, and nothing the second time', async () => {
    expect(await directory.seed()).toEqual({ inserted: all, unchanged: 0 });
    expect(await directory.seed()).toEqual({ inserted: 0, unchanged: all });
    const events = await directory.events();
    expect(events).toHaveLength(all);
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(events.length);
    expect(new Set(events.map(({ sequence }) => sequence))).toEqual(new Set([1]));
    expect((await directory.events('H52.31.001'))[0]).toMatchObject({
      type: 'motcua.unit.published.v1',
      data: { code: 'H52.31.001', version: 1, parent: 'H52.31', gsoCode: '03646', validTo: null },
    });
  });

  it('publishes once when two start at the same time', async () => {
    const outcomes = await Promise.all([directory.seed(), directory.seed()]);
    expect(outcomes.map(({ inserted }) => inserted).sort()).toEqual([0, all].sort());
    expect(await directory.events()).toHaveLength(all);
  });

  it('reaches the bus: each event once, keyed by its subject', async () => {
    const keys: (string | null)[] = [];
    await directory.transport.createTopics([topics.unit, topics.calendar, topics.position]);
    await directory.transport.consume({
      group: 'listener',
      topics: [topics.unit, topics.calendar, topics.position],
      onBatch: async ({ messages }) => {
        keys.push(...messages.map(({ key }) => key));
        return Promise.resolve();
      },
    });
    await directory.seed();
    directory.service.startRelay();
    await waitFor('every event on the bus', () => keys.length >= all);
    await waitFor('an empty outbox', async () => {
      const [left] = await directory.dataSource.query<[{ count: number }]>(
        'select count(*)::integer as count from outbox',
      );
      return left.count === 0;
    });
    expect(keys).toHaveLength(all);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says of a position what it may do, not who holds it; older ones are announced once as well', async () => {
    await directory.seed();
    const [position, ...more] = await directory.events('position:commune');
    const { id, unitCode, permissions } = delivered.positions.find((one) => one.id === 'commune')!;
    expect(position).toMatchObject({ type: 'motcua.position.published.v1', sequence: 1 });
    expect(position!.data).toEqual({ id, unitCode, permissions, validFrom: '2020-01-01', validTo: null });
    expect(more).toEqual([]);
    await directory.dataSource.query(
      `insert into position select 'older', title, unit_code, officer_id, officer_name, permissions, valid_from, valid_to
       from position where id = 'commune'`,
    );
    await directory.seed();
    await directory.seed();
    expect(await directory.events('position:older')).toHaveLength(1);
    expect(await directory.events('position:commune')).toHaveLength(1);
  });

  it('writes out what a calendar inherits, and keeps the calendar of a unit that does not exist', async () => {
    await directory.seed();
    const [published] = await directory.events('sonla-commune-saturday');
    const office = (await directory.events('sonla-office'))[0]!.data as { years: Record<string, unknown> };
    expect(published!.data).toMatchObject({
      unitCode: 'H52.commune-with-saturday-morning',
      weekly: { '6': ['07:30-11:30'] },
      years: office.years,
    });
    expect(Object.keys(office.years)).toEqual(['2024', '2025', '2026']);
  });

  it('publishes a new version of what was corrected, and ends the former one', async () => {
    await directory.seed();
    const renamed = withUnit('H52.05', { name: 'Sở Tài chính (minh họa)', validFrom: '2025-03-01' });
    expect(await directory.seed(renamed)).toEqual({ inserted: 1, unchanged: all - 1 });
    expect((await directory.events('H52.05')).map(({ sequence, data }) => ({ sequence, data }))).toEqual([
      { sequence: 1, data: expect.objectContaining({ version: 1, validTo: null }) as object },
      { sequence: 2, data: expect.objectContaining({ version: 1, validTo: '2025-03-01' }) as object },
      { sequence: 3, data: expect.objectContaining({ version: 2, validFrom: '2025-03-01', validTo: null }) as object },
    ]);
    expect((await directory.get('/v1/units/H52.05?at=2025-02-28')).body).toMatchObject({ version: 1 });
    expect((await directory.get('/v1/units/H52.05?at=2025-03-01')).body).toMatchObject({ version: 2 });
  });

  it('publishes a new version of both calendars when the year both live by changes', async () => {
    await directory.seed();
    const [office, ...others] = delivered.calendars;
    const year = { published: true, exceptions: [{ date: '2027-01-01', kind: 'dayOff' as const }] };
    const calendars = [{ ...office!, years: { ...office!.years, '2027': year } }, ...others];
    expect(await directory.seed({ ...delivered, calendars })).toEqual({ inserted: 2, unchanged: all - 2 });
    expect((await directory.events('sonla-commune-saturday')).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect((await directory.get('/v1/calendars/sonla-office')).body).toMatchObject({ version: 2 });
  });

  it('does not undo what was published by other means since', async () => {
    await directory.seed();
    const unit = delivered.units.find(({ code }) => code === 'H52.05')!;
    const abolished = new Map([['H52.05', [{ ...unit, validTo: '2025-03-01' }]]]);
    await directory.dataSource.transaction((manager) => publishUnits(manager, abolished, publisher));
    expect(await directory.seed()).toEqual({ inserted: 0, unchanged: all });
    expect((await directory.get('/v1/units/H52.05?at=2025-03-01')).body).toMatchObject({ code: 'UNIT_NOT_IN_FORCE' });
  });

  it('changes nothing at all when one calendar contradicts itself', async () => {
    const broken = { id: 'broken', unit: 'H52.02', weekly: { '1': ['11:00-07:00'] }, years: {} };
    const seeding = directory.seed({ ...delivered, calendars: [...delivered.calendars, broken] });
    await expect(seeding).rejects.toMatchObject({ code: 'BAD_CALENDAR' });
    expect(await directory.events()).toEqual([]);
    expect((await directory.get('/v1/units/H52')).body).toMatchObject({ code: 'UNIT_NOT_FOUND' });
    expect(await directory.seed()).toEqual({ inserted: all, unchanged: 0 });
  });
});
