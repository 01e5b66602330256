import { readFile } from 'node:fs/promises';
import { compileCalendar, publishedCalendars } from '@motcua/calendar';
import { permissionsOf } from '@motcua/contracts';
import { unitCodePattern } from '../domain/unit.js';
import { directorySeed, readSeed, type PositionsFile } from './seed-files.js';

const dossierActions = [
  'register',
  'receive',
  'request-supplement',
  'submit-supplement',
  'resume',
  'refuse',
  'withdraw',
  'stop',
  'forward',
  'request-payment',
  'confirm-payment',
  'finish',
  'return-result',
];

describe('the delivered units', () => {
  it('form one tree: each but the province has a parent that is in force as long', async () => {
    const { units } = await readSeed();
    const codes = new Set(units.map(({ code }) => code));
    expect(codes.size).toBe(237);
    const roots = units.filter(({ parent }) => parent === null || !codes.has(parent));
    expect(roots.map(({ code }) => code)).toEqual(['H52']);
    expect(units.filter(({ code }) => !unitCodePattern.test(code))).toEqual([]);
  });
});

describe('the delivered calendars', () => {
  it('can be computed with, and the one that inherits has all published years', async () => {
    const [office, saturday] = publishedCalendars(await readSeed());
    expect(Object.keys(office!.years)).toEqual(['2024', '2025', '2026']);
    expect(saturday!.years).toEqual(office!.years);
    expect(saturday!.weekly['6']).toEqual(['07:30-11:30']);
    expect(() => [compileCalendar(office!), compileCalendar(saturday!)]).not.toThrow();
  });
});

describe('the delivered positions', () => {
  it.each(['province', 'centre', 'department', 'construction', 'environment', 'district', 'commune'])(
    '"%s" can play a whole dossier life in its unit',
    async (id) => {
      const { positions, units } = await readSeed();
      const position = positions.find((candidate) => candidate.id === id)!;
      const held = permissionsOf(position.permissions)!;
      const needed = [...dossierActions, 'approve', 'read'].map((action) => `dossier:${action}`);
      expect([...held.keys()]).toEqual(
        expect.arrayContaining([...needed, 'directory:read', 'catalog:read', 'portal:read']),
      );
      expect(units.map(({ code }) => code)).toContain(position.unitCode);
    },
  );

  it('are seven, each permission once, and only the province operates', async () => {
    const { positions } = await readSeed();
    expect(positions).toHaveLength(7);
    for (const { permissions } of positions) expect(new Set(permissions).size).toBe(permissions.length);
    const operators = positions.filter(({ permissions }) => permissions.includes('operations:act'));
    expect(operators.map(({ id }) => id)).toEqual(['province']);
  });

  it('reach no farther than their units, but for the province', async () => {
    const { positions } = await readSeed();
    const reach = positions.map(({ id, permissions }) => {
      const ofDossiers = [...permissionsOf(permissions)!].filter(([permission]) => /^(dossier|portal):/.test(permission));
      return [id, new Set(ofDossiers.map(([, scope]) => scope))];
    });
    expect(Object.fromEntries(reach)).toEqual({
      province: new Set(['province']),
      centre: new Set(['unit']),
      department: new Set(['unit']),
      construction: new Set(['unit']),
      environment: new Set(['unit']),
      district: new Set(['subtree']),
      commune: new Set(['unit']),
    });
  });

  it('divide what is governed: who drafts it is not the only one to approve it', async () => {
    const { positions } = await readSeed();
    const holding = (permission: string) =>
      positions.filter(({ permissions }) => permissions.includes(permission)).map(({ id }) => id);
    expect([holding('process:draft'), holding('catalog:draft')]).toEqual([['centre'], ['centre']]);
    expect(holding('calendar:draft')).toEqual(['province', 'centre']);
    expect(holding('position:request')).toEqual(['province', 'centre']);
    expect(holding('position:approve')).toEqual(['province']);
    for (const kind of ['calendar', 'catalog', 'process']) {
      expect(holding(`${kind}:approve`)).toEqual(['province']);
      expect(holding(`${kind}:publish`)).toEqual(['province']);
    }
  });

  it('come with the account of the portal adapter, which may only read the facts', async () => {
    const text = await readFile(new URL('positions.json', directorySeed), 'utf8');
    const { systems } = JSON.parse(text) as PositionsFile;
    expect(systems).toEqual([
      expect.objectContaining({ id: 'adapter-dvcqg', kind: 'system', permissions: ['dossier:read-portal-facts'] }),
    ]);
  });
});
