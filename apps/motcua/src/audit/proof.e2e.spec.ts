import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@motcua/engines';
import { waitFor } from '@motcua/testing';
import { Command, motcua } from '../command-line.fixture.js';

interface Proof {
  format: string;
  service: string;
  subject: string;
  eventCount: number;
  events: {
    id: string;
    sequence: number;
    type: string;
    occurredAt: string;
    actor: string;
    data: string;
    digest: string;
    sealed: { root: number; index: number; path: string[] } | null;
  }[];
  roots: {
    number: number;
    root: string;
    events: number;
    endedAt: string;
    previous: string | null;
    token: string | null;
  }[];
}

const script = fileURLToPath(new URL('../../../../tools/verify-proof.mjs', import.meta.url));
let home: string;
let system: Command;
let url: string;
let token: string;
let proof: Proof;
let trusted: string;

/** A dossier with three events, each in an hour of its own: here an hour lasts a second. */
beforeAll(async () => {
  const [port] = await freePorts(1);
  home = await mkdtemp(join(tmpdir(), 'motcua-proof-'));
  const env = { MOTCUA_HOME: home, PORT: String(port), AUDIT_PERIOD_SECONDS: '1' };
  system = new Command(['start'], env);
  await waitFor('the ready line', () => system.hasEnded || system.said.includes('Data '), 60_000);
  url = /API\s+(http:\S+)\/v1/.exec(system.said)![1]!;
  token = (await motcua(['token', '--position', 'centre'], env)).stdout.trimEnd();
  trusted = join(home, 'simulators', 'tsa-root.pem');
  const { components } = await call<{ components: { code: string; name: string }[] }>('GET', '/v1/procedures/9.900032');
  const { code } = await call<{ code: string }>('POST', '/v1/dossiers', {
    procedureCode: '9.900032',
    channel: 'counter',
    unitCode: 'H52.01',
    owner: { type: 'citizen', idNumber: '000000000001', name: 'Lò Thị Mẫu' },
    components: components.map((one) => ({ code: one.code, name: one.name, digitised: true })),
  });
  await proven(code, 1);
  await call('POST', `/v1/dossiers/${code}/receive`, {});
  await proven(code, 2);
  await call('POST', `/v1/dossiers/${code}/forward`, {});
  proof = await proven(code, 3);
}, 120_000);
afterAll(async () => {
  system.signal('SIGINT');
  await system.outcome;
  await rm(home, { recursive: true, force: true });
});

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

function proven(code: string, events: number): Promise<Proof> {
  return waitFor(`the proof of ${events} events`, async () => {
    const asked = await call<Proof>('GET', `/v1/dossiers/${code}/proof`);
    const whole = asked.events.length === events && asked.events.every(({ sealed }) => sealed !== null);
    return whole && asked.roots.every((root) => root.token !== null) && asked;
  });
}

/** What the script says of a file, as a stranger runs it. */
async function checked(file: unknown, certificates = trusted) {
  const path = join(home, 'proof.json');
  await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path, certificates], {
    encoding: 'utf8',
    env: {},
  });
  return { status, stdout, stderr };
}

it('is checked by a script that anybody can read: at most 150 lines, nothing but Node', async () => {
  const text = await readFile(script, 'utf8');
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  expect([...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name)).toEqual(['node:crypto', 'node:fs']);
  expect(text).not.toMatch(/import\(|require\(|fetch/);
});

it('proves each event, by when it was written, and says what it does not prove', async () => {
  const said = await checked(proof);
  expect([said.status, said.stderr]).toEqual([0, '']);
  expect(said.stdout.match(/PROVEN \(được chứng minh\): written by \d{4}-\S+Z$/gm)).toHaveLength(3);
  expect(said.stdout).toContain(`Dossier ${proof.subject}: 3 events proven, 0 not yet.`);
  expect(said.stdout).toContain(
    'Not proven is: that they are true, happened at the time they say, or that no later ones',
  );
  expect(new Set(proof.events.map(({ sealed }) => sealed!.root)).size).toBe(3);
});

it('is a whole proof without its last event: that none came later is what it says it does not prove', async () => {
  const shorter = structuredClone(proof);
  shorter.events.pop();
  shorter.eventCount = 2;
  const said = await checked(shorter);
  expect(said.status).toBe(0);
  expect(said.stdout).toMatch(/^Not proven is: .* that no later ones exist\.$/m);
});

it('holds nothing of a person', () => {
  expect(JSON.stringify(proof)).not.toMatch(/Lò Thị Mẫu|000000000001/);
});

it('tells events that are not sealed, or whose root waits for its time stamp', async () => {
  const open = structuredClone(proof);
  open.events[2]!.sealed = null;
  open.roots.pop();
  const waiting = structuredClone(proof);
  waiting.roots[2]!.token = null;
  for (const file of [open, waiting]) {
    const said = await checked(file);
    expect([said.status, said.stderr]).toEqual([2, '']);
    expect(said.stdout).toMatch(/^3\. .*forwarded.*: NOT PROVEN YET \(chưa\)$/m);
    expect(said.stdout).toContain('2 events proven, 1 not yet');
  }
});

it.each<[string, (file: Proof) => unknown, RegExp]>([
  [
    'an edited fact',
    ({ events: [, two] }) => (two!.data = two!.data.replace('"', '" ')),
    /event 2, or one before it, was/,
  ],
  ['another actor', ({ events: [one] }) => (one!.actor = 'cb-9999'), /event 1, or one before it, was changed/],
  ['another time', ({ events: [one] }) => (one!.occurredAt = '2020-01-01T00:00:00.000Z'), /event 1, .* was changed/],
  ['another kind of event', ({ events: [one] }) => (one!.type += '2'), /event 1, or one before it, was changed/],
  ['another dossier', (file) => (file.subject += '9'), /event 1, or one before it, was changed/],
  ['another digest', ({ events: [, , three] }) => (three!.digest = '0'.repeat(64)), /event 3, or one before it, was/],
  ['the first event dropped', ({ events }) => events.shift(), /3 events are announced, 2 are there/],
  [
    'an event dropped from the middle',
    (file) => (file.events.splice(1, 1), (file.eventCount = 2)),
    /event 2 is missing/,
  ],
  ['the last event dropped', ({ events }) => events.pop(), /3 events are announced, 2 are there/],
  ['events in another order', ({ events }) => events.reverse(), /event 1 is missing or in another place/],
  [
    'events in another order, numbered anew',
    ({ events }) => events.reverse().forEach((event, index) => (event.sequence = index + 1)),
    /event 1, or one before it, was changed/,
  ],
  [
    'an event added',
    (file) => file.events.push({ ...file.events[2]!, sequence: 4 }) && (file.eventCount = 4),
    /event 4, or/,
  ],
  ['another root', ({ roots: [one] }) => (one!.root = '0'.repeat(64)), /it is over something else/],
  ['another number of events', ({ roots: [one] }) => (one!.events += 1), /it is over something else/],
  ['another hour', ({ roots: [one] }) => (one!.endedAt = '2020-01-01T00:00:00.000Z'), /it is over something else/],
  ['another root before', ({ roots: [, two] }) => (two!.previous = '0'.repeat(64)), /it is over something else/],
  ['the token of another root', ({ roots: [one, two] }) => (one!.token = two!.token), /it is over something else/],
  [
    'roots that changed numbers',
    ({ roots: [one, two] }) => ([one!.number, two!.number] = [two!.number, one!.number]),
    /over/,
  ],
  [
    'a root of another service',
    ({ roots: [one] }) => Object.assign(one!, { service: 'catalog' }),
    /it is over something/,
  ],
  ['a missing root', ({ roots }) => roots.shift(), /event 1 is not in the tree of its root/],
  ['a token that is missing', ({ roots: [one] }) => (one!.token = null), /a root has lost its time stamp/],
  ['a token that is none', ({ roots: [one] }) => (one!.token = 'MAA='), /REFUSED/],
  ['a token cut off', ({ roots: [one] }) => (one!.token = one!.token!.slice(0, -8)), /it is no DER/],
  [
    'another place in the tree',
    ({ events: [one] }) => (one!.sealed!.index += 1),
    /outside the tree|not in the tree|path/,
  ],
  ['a path that is longer', ({ events: [one] }) => one!.sealed!.path.push('0'.repeat(64)), /a path is too long/],
  [
    'the place of another event',
    ({ events: [one, two] }) => (one!.sealed = two!.sealed),
    /not in the tree|out of order|path/,
  ],
  [
    'an event in the middle that would not be sealed',
    ({ events: [, two] }) => (two!.sealed = null),
    /event 3 is out of order/,
  ],
  ['another format', (file) => (file.format = 'motcua-inclusion-proof/2'), /no proof of a kind known here/],
])('is refused with %s', async (_, change, why) => {
  const file = structuredClone(proof);
  change(file);
  const { status, stdout, stderr } = await checked(file);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^REFUSED \(không được công nhận\): /);
  expect(stderr).toMatch(why);
});

it('is refused whatever byte of a token is changed, or tells the same', async () => {
  const [one] = proof.roots;
  const bytes = Buffer.from(one!.token!, 'base64');
  const { stdout } = await checked(proof);
  let refused = 0;
  for (let index = 5; index < bytes.length; index += 61) {
    const changed = Buffer.from(bytes);
    changed[index]! ^= 1;
    const file = structuredClone(proof);
    file.roots[0]!.token = changed.toString('base64');
    const said = await checked(file);
    if (said.status === 0) expect(said.stdout).toBe(stdout);
    else refused += 1;
  }
  expect(refused).toBeGreaterThan(bytes.length / 61 / 2);
});

it('is refused when nobody is trusted who issued its time stamps', async () => {
  // trusting the authority's own certificate is as good as trusting its issuer
  expect((await checked(proof, join(home, 'simulators', 'tsa-certificate.pem'))).status).toBe(0);
  const other = join(home, 'other.pem');
  await writeFile(other, rootCertificates[0]!);
  const said = await checked(proof, other);
  expect([said.status, said.stderr]).toEqual([1, expect.stringContaining('its certificate leads to nobody you trust')]);
  await writeFile(other, 'nothing');
  expect((await checked(proof, other)).stderr).toContain('holds no certificate');
});

it('is refused when it is no proof at all', async () => {
  for (const file of ['{', {}, [], { format: proof.format }]) expect((await checked(file)).status).toBe(1);
});
