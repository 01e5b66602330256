import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  assertBodiesValidated,
  assertEveryRouteDeclaresPermission,
  boot,
  type Environment,
  type RunningService,
} from '@motcua/service-kit';
import { simulatorsService } from './index.js';
import { bodies, code, entryOf, HandClock, recordOf } from './portal.fixture.js';

let directory: string;
let env: Environment;
let clock: HandClock;
let service: RunningService;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-simulators-'));
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' }] };
  writeFileSync(join(directory, 'jwks.json'), JSON.stringify(jwks));
  env = {
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    OIDC_ISSUER: 'https://issuer.test',
    OIDC_JWKS_FILE: join(directory, 'jwks.json'),
    SIMULATOR_DATA: join(directory, 'data'),
  };
});
afterAll(() => rmSync(directory, { recursive: true }));

beforeEach(async () => {
  clock = new HandClock();
  service = await boot(simulatorsService, env, { clock });
});
afterEach(async () => {
  await control('POST', 'reset');
  await service.close();
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${service.url}/simulators/dvcqg/${path}`, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
  };
}

const control = (method: string, path: string, body?: object) => ask(method, `control/${path}`, body);

async function client(): Promise<(body: object) => Promise<Answer>> {
  const { body } = await ask('POST', 'mapi/login', bodies.login());
  return (call) => ask('POST', 'mapi/g', { session: body['session'], madonvi: '000.00.00.H52', ...call });
}

describe('the service', () => {
  it('shows the procedures it was given, until they are taken away', async () => {
    const json = JSON.stringify({ TENTTHC: 'Thủ tục mẫu', SOTIEN: 'Không' });
    expect((await control('PUT', 'procedures/9.123456', { json })).status).toBe(204);
    const call = await client();
    const shown = async () => (await call({ service: 'LayThuTuc', maTTHC: '9.123456' })).body['result'];
    expect(await shown()).toEqual([{ TENTTHC: 'Thủ tục mẫu', SOTIEN: 'Không', MATTHC: '9.123456' }]);
    expect((await control('DELETE', 'procedures/9.123456')).status).toBe(204);
    expect(await shown()).toEqual([]);
    const gone = await control('DELETE', 'procedures/9.123456');
    expect([gone.status, gone.body['code']]).toEqual([404, 'PROCEDURE_NOT_AT_PORTAL']);
    const list = await control('PUT', 'procedures/9.123456', { json: '[]' });
    expect([list.status, list.body['code']]).toEqual([400, 'PROCEDURE_NO_OBJECT']);
  });

  it('declares its routes and checks its bodies', () => {
    assertEveryRouteDeclaresPermission(service.app);
    assertBodiesValidated(service.app);
    expect(Object.keys(service.openapi.paths)).toContain('/simulators/dvcqg/control/dossiers/{code}');
  });

  it('takes a dossier over the wire and shows what it holds', async () => {
    const call = await client();
    await call(bodies.insert());
    await call(bodies.progress(entryOf(), entryOf()));
    const shown = { code, record: recordOf(), progress: [entryOf(), entryOf()], inserts: 1, updates: 0, duplicates: 1 };
    expect(await control('GET', `dossiers/${code}`)).toEqual({ status: 200, body: shown });
    const statistics = await control('GET', 'statistics');
    expect(statistics.body).toMatchObject({
      logins: 1,
      answersLost: 0,
      dossiers: 1,
      progressEntries: 2,
      duplicates: 1,
    });
  });

  it('holds the same after it was started again', async () => {
    const call = await client();
    await call(bodies.insert());
    await call(bodies.progress());
    const before = await control('GET', `dossiers/${code}`);
    await service.close();
    service = await boot(simulatorsService, env, { clock });
    expect(await control('GET', `dossiers/${code}`)).toEqual(before);
    expect((await call(bodies.lookUp())).body).toMatchObject({ error_code: '-100' });
    expect((await (await client())(bodies.insert())).body).toMatchObject({ error_code: '3' });
  });

  it('stops at once although calls wait', async () => {
    const call = await client();
    await control('PUT', 'faults', {
      faults: [
        { kind: 'loseAnswer', style: 'never', count: 1 },
        { kind: 'slow', delayMs: 60_000 },
      ],
    });
    const waiting = [call(bodies.insert()), call(bodies.lookUp())].map((answer) => expect(answer).rejects.toThrow());
    for (let struck = 0; struck < 3;) {
      const { faults } = (await control('GET', 'faults')).body as { faults: { struck: number }[] };
      struck = faults.reduce((sum, fault) => sum + fault.struck, 0);
    }
    await control('POST', 'reset');
    await service.close();
    await Promise.all(waiting);
    service = await boot(simulatorsService, env, { clock });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['production', { NODE_ENV: 'production' }, /NODE_ENV is not valid/],
    [
      'a path into the control endpoints',
      { SIMULATOR_DVCQG_LOGIN_PATH: '/control/faults' },
      /SIMULATOR_DVCQG_LOGIN_PATH/,
    ],
    ['a directory that is a file', { SIMULATOR_DATA: '/dev/null' }, /SIMULATOR_DATA/],
  ])('does not start with %s', async (_, wrong, reason) => {
    await expect(boot(simulatorsService, { ...env, ...wrong })).rejects.toThrow(reason);
  });
});

describe('the control endpoints', () => {
  it('declare faults, show them, and clear them', async () => {
    const fault = { kind: 'http200WithError', service: 'TraCuuHoSo', count: 1 };
    const declared = await control('PUT', 'faults', { seed: 7, faults: [fault] });
    expect(declared).toEqual({ status: 200, body: { faults: [{ ...fault, struck: 0, active: true }] } });
    const call = await client();
    expect((await call(bodies.lookUp())).body).toMatchObject({ error_code: '-1' });
    expect((await control('GET', 'faults')).body).toEqual({ faults: [{ ...fault, struck: 1, active: false }] });
    expect((await control('DELETE', 'faults')).status).toBe(204);
    expect((await control('GET', 'faults')).body).toEqual({ faults: [] });
  });

  it.each([
    [{ faults: [{ kind: 'quake' }] }, 'VALIDATION_FAILED', 'faults[0].kind'],
    [{ faults: [{ kind: 'outage', rate: 2 }] }, 'VALIDATION_FAILED', 'faults[0].rate'],
    [{ faults: [{ kind: 'outage', colour: 'red' }] }, 'VALIDATION_FAILED', 'faults[0].colour'],
    [{ faults: [{ kind: 'outage' }, { kind: 'slow' }] }, 'FAULT_WITHOUT_MEANING', 'faults[1].delayMs'],
    [{ faults: { kind: 'outage' } }, 'VALIDATION_FAILED', 'faults'],
    [{}, 'VALIDATION_FAILED', 'faults'],
  ])('refuse %j', async (body, problem, field) => {
    await control('PUT', 'faults', { faults: [{ kind: 'readLag' }] });
    const answer = await control('PUT', 'faults', body);
    expect(answer).toMatchObject({ status: 400, body: { code: problem } });
    expect(answer.body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ field })]));
    expect((await control('GET', 'faults')).body).toMatchObject({ faults: [{ kind: 'readLag' }] });
  });

  it('page through the dossiers in order of arrival', async () => {
    const call = await client();
    const codes = ['C', 'A', 'B'];
    for (const MaHoSo of codes) await call(bodies.insert(recordOf({ MaHoSo })));
    const first = (await control('GET', 'dossiers?limit=2')).body as { items: { code: string }[]; nextCursor: string };
    const second = (await control('GET', `dossiers?limit=2&cursor=${first.nextCursor}`)).body as typeof first;
    expect([...first.items, ...second.items].map((item) => item.code)).toEqual(codes);
    expect(second.nextCursor).toBeNull();
    expect(await control('GET', 'dossiers?cursor=x')).toMatchObject({ status: 400, body: { code: 'BAD_CURSOR' } });
    expect(await control('GET', 'dossiers/D')).toMatchObject({ status: 404, body: { code: 'DOSSIER_NOT_AT_PORTAL' } });
  });

  it('set what a look-up gives back', async () => {
    expect((await control('GET', 'read-back')).body).toEqual({ level: 'recordWithProgress' });
    expect((await control('PUT', 'read-back', { level: 'existence' })).body).toEqual({ level: 'existence' });
    const call = await client();
    await call(bodies.insert());
    expect((await call(bodies.lookUp())).body['result']).toEqual([{ MaHoSo: code }]);
    expect((await control('PUT', 'read-back', { level: 'all' })).status).toBe(400);
  });

  it('are for callers on this machine, not behind a proxy, unless opened', async () => {
    const proxied = { 'x-forwarded-for': '10.0.0.1' };
    expect(await ask('GET', 'control/faults', undefined, proxied)).toMatchObject({
      status: 403,
      body: { code: 'CONTROL_IS_LOCAL' },
    });
    const opened = await boot(simulatorsService, { ...env, SIMULATOR_CONTROL: 'anyone', SIMULATOR_DATA: undefined });
    const answer = await fetch(`${opened.url}/simulators/dvcqg/control/faults`, { headers: proxied });
    expect(answer.status).toBe(200);
    await opened.close();
  });
});
