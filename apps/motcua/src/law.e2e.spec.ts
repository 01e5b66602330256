import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@motcua/engines';
import { UNLIMITED } from '@motcua/service-kit';
import { waitFor } from '@motcua/testing';
import { Command, motcua } from './command-line.fixture.js';

type Body = Record<string, unknown>;

let home: string;
let env: NodeJS.ProcessEnv;
let system: Command;
let url: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  const [port] = await freePorts(1);
  home = await mkdtemp(join(tmpdir(), 'motcua-law-'));
  env = { MOTCUA_HOME: home, PORT: String(port), ...UNLIMITED };
  system = new Command(['start'], env);
  await waitFor('the ready line', () => system.hasEnded || system.said.includes('Data '), 60_000);
  url = /API\s+(http:\S+)\/v1/.exec(system.said)![1]!;
}, 90_000);
afterAll(async () => {
  system.signal('SIGINT');
  await system.outcome;
  await rm(home, { recursive: true, force: true });
});

async function tokenOf(position: string): Promise<string> {
  const known = tokens.get(position) ?? (await motcua(['token', '--position', position], env)).stdout.trimEnd();
  tokens.set(position, known);
  return known;
}

/** As the officer who holds that position. */
async function call(position: string, method: string, path: string, body?: object): Promise<Body> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${await tokenOf(position)}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answered = (await answer.json()) as Body;
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answered)}`);
  return answered;
}
const get = (path: string) => call('centre', 'GET', path);

async function received(): Promise<Body> {
  const { components } = (await get('/v1/procedures/9.900032')) as { components: { code: string; name: string }[] };
  const { code } = await call('centre', 'POST', '/v1/dossiers', {
    procedureCode: '9.900032',
    channel: 'counter',
    unitCode: 'H52.01',
    owner: { type: 'citizen', idNumber: '000000000001', name: 'Lò Thị Mẫu' },
    components: components
      .map((one) => ({ ...one, digitised: true }))
      .map(({ code: paper, name }) => ({ code: paper, name })),
  });
  return call('centre', 'POST', `/v1/dossiers/${String(code)}/receive`, {});
}

/** The next working day of the calendar after today, so that a dossier received now passes over it. */
async function dayToTakeOff(code: string): Promise<string> {
  const { explanation } = (await get(`/v1/dossiers/${code}/deadline`)) as {
    explanation: { days: { date: string; kind: string; seconds: number }[] };
  };
  return explanation.days.findLast(({ kind, seconds }) => kind === 'working' && seconds === 8 * 3600)!.date;
}

it('starts with 15 decisions, 56 new and 45 amended procedures, and finds them the same on the portal', async () => {
  const { items } = (await get('/v1/decisions?limit=200')) as { items: { rowCounts: Body; summary: string }[] };
  const sum = (kind: string) => items.reduce((total, { rowCounts }) => total + (rowCounts[kind] as number), 0);
  expect([items.length, sum('new'), sum('amended'), sum('repealed')]).toEqual([15, 56, 45, 0]);
  expect(items.every(({ summary }) => summary.endsWith('(minh họa)'))).toBe(true);

  const { id } = await call('centre', 'POST', '/v1/portal-imports');
  let seen: Body = {};
  await waitFor(
    'the import',
    async () => (seen = await get(`/v1/portal-imports/${String(id)}`))['state'] !== 'running',
  );
  // 9.900034 was replaced: on the portal, and not in force here
  expect(seen).toMatchObject({ state: 'done', listed: 83, outcomes: { same: 82, new: 1 } });
});

it('moves an open dossier by an approved amendment of its calendar, here and on the portal, and explains it', async () => {
  const { code, dueAt } = (await received()) as { code: string; dueAt: string };
  const off = await dayToTakeOff(code);
  const year = Number(off.slice(0, 4));
  const { years } = (await get('/v1/calendars/sonla-office')) as { years: Record<string, { exceptions: Body[] }> };
  const known = years[year]!.exceptions.map(({ mark: _, ...one }) => ({ citation: 'Thông báo minh họa', ...one }));
  const exceptions = [...known, { date: off, kind: 'dayOff', name: 'Nghỉ minh họa', citation: '12/TB-UBND' }];

  const preview = await call('centre', 'POST', '/v1/deadlines/calendar-preview', {
    calendarIds: ['sonla-office'],
    year,
    exceptions,
  });
  const [move] = (preview as { moved: { code: string; dueAt: string; newDueAt: string }[] }).moved.filter(
    (one) => one.code === code,
  );
  expect(move!.dueAt).toBe(dueAt);

  const drafts = '/v1/calendars/sonla-office/drafts';
  const draft = { year, exceptions, reason: 'Nghỉ đột xuất', citation: '12/TB-UBND', effect: 'recompute' };
  const { id } = await call('centre', 'POST', drafts, draft);
  await call('province', 'POST', `${drafts}/${String(id)}/approve`);
  await call('province', 'POST', `${drafts}/${String(id)}/publish`);

  await waitFor(
    'the moved due time',
    async () => (await get(`/v1/dossiers/${code}`))['dueAt'] === move!.newDueAt,
    30_000,
  );
  const { explanation, ...deadline } = (await get(`/v1/dossiers/${code}/deadline`)) as Body & { explanation: Body };
  expect(deadline).toMatchObject({
    formerDueTimes: [{ dueAt, endedByAction: 'move-deadline', detail: { citation: '12/TB-UBND' } }],
    amendments: [{ calendarVersion: 2, effect: 'recompute', applied: true }],
  });
  expect(explanation['days']).toContainEqual(
    expect.objectContaining({ date: off, kind: 'dayOff', citation: '12/TB-UBND', counted: [] }),
  );
  // not only in step: with an event that has not come yet it may be in step with the one before
  const promised = move!.newDueAt.replace(/[-:T]/g, '').slice(0, 14);
  await waitFor(
    'the portal',
    async () => {
      const there = await call('province', 'GET', `/simulators/dvcqg/control/dossiers/${code}`);
      return (there['record'] as Body)['NgayHenTra'] === promised;
    },
    30_000,
  );
}, 90_000);
