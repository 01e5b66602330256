import { randomUUID } from 'node:crypto';
import { calendarStatements } from '@motcua/calendar';
import type { Clock } from '@motcua/contracts';
import type { Publisher } from '@motcua/messaging';
import { type SeedOutcome, takeOver } from '@motcua/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { Position } from '../domain/position.js';
import { calendarsDecided, lockCalendars } from '../persistence/calendar-versions.js';
import { publishCalendars } from '../publish-calendars/publish-calendars.js';
import { publishPositions } from '../publish-positions/publish-positions.js';
import { publishUnits } from '../publish-units/publish-units.js';
import { readSeed, type DirectorySeed } from './seed-files.js';

/** Publishes the delivered data, all or nothing. What is unchanged since the last time is left alone. */
export async function seedDirectory(
  { dataSource, clock }: { dataSource: DataSource; clock: Clock },
  delivered?: DirectorySeed,
): Promise<SeedOutcome> {
  const data = delivered ?? (await readSeed());
  return dataSource.transaction(async (manager) => {
    // two seeds at once would both find everything new
    await manager.query(`select pg_advisory_xact_lock(hashtext('directory.seed'))`);
    const publisher: Publisher = { actor: 'seed', correlationId: randomUUID(), at: clock.now() };
    const units = await seedUnits(manager, data, publisher);
    const calendars = await seedCalendars(manager, data, publisher);
    const positions = await seedPositions(manager, data, publisher);
    const inserted = units.inserted + calendars.inserted + positions.inserted;
    return { inserted, unchanged: units.entries + calendars.entries + positions.entries - inserted };
  });
}

interface Part {
  readonly entries: number;
  readonly inserted: number;
}

async function seedUnits(manager: EntityManager, { units }: DirectorySeed, publisher: Publisher): Promise<Part> {
  const byCode = Map.groupBy(units, ({ code }) => code);
  const entries = [...byCode].map(([code, content]) => ({ key: `unit:${code}`, content }));
  const taken = await takeOver(manager, entries);
  const wanted = new Map(taken.map(({ content }) => [content[0]!.code, content]));
  return { entries: entries.length, inserted: (await publishUnits(manager, wanted, publisher)).size };
}

/** A calendar about which the province has decided is never replaced by a delivered one. */
async function seedCalendars(manager: EntityManager, file: DirectorySeed, publisher: Publisher): Promise<Part> {
  const entries = calendarStatements(file).map((content) => ({ key: `calendar:${content.id}`, content }));
  await lockCalendars(manager);
  const decided = await calendarsDecided(manager);
  const taken = (await takeOver(manager, entries)).map(({ content }) => content);
  const free = taken.filter(({ id }) => !decided.has(id));
  return { entries: entries.length, inserted: (await publishCalendars(manager, free, publisher)).size };
}

async function seedPositions(manager: EntityManager, { positions }: DirectorySeed, publisher: Publisher): Promise<Part> {
  const entries = positions.map((content) => ({ key: `position:${content.id}`, content }));
  const taken = (await takeOver(manager, entries)).map(({ content }): Position => {
    return { ...content, kind: 'regular', ofPosition: null };
  });
  await publishPositions(manager, taken, publisher);
  return { entries: entries.length, inserted: taken.length };
}
