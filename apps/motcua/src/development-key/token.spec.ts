import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { DEVELOPMENT_ISSUER, developmentKey } from './development-key.js';
import { durationOf, token, type TokenOptions } from './token.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'motcua-token-'));
});
afterEach(() => rm(home, { recursive: true }));

async function written(options: TokenOptions, env: NodeJS.ProcessEnv = {}): Promise<string> {
  let said = '';
  const stdout = { write: (text: string) => (said += text) } as unknown as NodeJS.WriteStream & { fd: 1 };
  await token(options, { env: { MOTCUA_HOME: home, ...env }, stdout });
  return said;
}

async function claimsOf(options: TokenOptions) {
  const text = (await written(options)).trimEnd();
  const jwks = JSON.parse(await readFile(join(home, 'development-jwks.json'), 'utf8')) as JSONWebKeySet;
  const demands = { issuer: DEVELOPMENT_ISSUER, audience: 'motcua', algorithms: ['ES256'] };
  return (await jwtVerify(text, createLocalJWKSet(jwks), demands)).payload;
}

describe('a development token', () => {
  it('of a position says who holds it, where, and what they may do', async () => {
    const { iat, exp, ...claims } = await claimsOf({ position: 'commune' });
    expect(claims).toMatchObject({
      sub: 'cb-0005',
      kind: 'officer',
      name: 'Cà Văn Kiểm Thử',
      position: 'commune',
      unit: 'H52.31.001',
      permissions: expect.arrayContaining(['dossier:receive@unit']),
    });
    expect(claims['position_title']).toMatch(/^Công chức/);
    expect(exp! - iat!).toBe(8 * 3600);
  });

  it('of a system and of a citizen says so', async () => {
    expect(await claimsOf({ system: 'adapter-dvcqg', ttl: '2d' })).toMatchObject({
      sub: 'adapter-dvcqg',
      kind: 'system',
      permissions: ['dossier:read-portal-facts'],
    });
    const citizen = await claimsOf({ citizen: '000000000001' });
    expect(citizen).toMatchObject({ sub: expect.stringMatching(/^citizen-[0-9a-f]{16}$/) as string, kind: 'citizen' });
    expect(await claimsOf({ citizen: '000000000001' })).toMatchObject({ sub: citizen['sub'] });
    expect((await claimsOf({ citizen: '000000000002' }))['sub']).not.toBe(citizen['sub']);
    expect((citizen['permissions'] as string[]).filter((one) => !one.endsWith('@own'))).toEqual([
      'catalog:read',
      'directory:read',
    ]);
  });

  it('is all that is written to standard output', async () => {
    expect(await written({ position: 'centre' })).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  it.each<[TokenOptions, string]>([
    [{}, 'Say whose token'],
    [{ position: 'centre', system: 'adapter-dvcqg' }, 'Say whose token'],
    [{ position: 'mayor' }, 'There is no position "mayor". There are: province, centre'],
    [{ system: 'nobody' }, 'There is no system "nobody"'],
    [{ citizen: 'a b' }, '--citizen wants an identity number'],
    [{ position: 'centre', ttl: 'for ever' }, '--ttl "for ever" is no duration'],
  ])('%j is refused: %s', async (options, why) => {
    await expect(written(options)).rejects.toThrow(why);
  });

  it('is refused in production, and no key is made', async () => {
    await expect(written({ position: 'centre' }, { NODE_ENV: 'production' })).rejects.toThrow('NODE_ENV=production');
    await expect(stat(join(home, 'development-key.json'))).rejects.toThrow('ENOENT');
  });
});

describe('the development key', () => {
  it('is made once, for its owner’s eyes only, even by several at the same moment', async () => {
    await Promise.all(Array.from({ length: 5 }, () => developmentKey(home, {})));
    const { mode } = await stat(join(home, 'development-key.json'));
    expect(mode & 0o777).toBe(0o600);
    const key = await readFile(join(home, 'development-key.json'), 'utf8');
    await developmentKey(home, {});
    expect(await readFile(join(home, 'development-key.json'), 'utf8')).toBe(key);
    expect(await readFile(join(home, 'development-jwks.json'), 'utf8')).not.toContain('"d"');
  });
});

describe('a duration', () => {
  it.each([
    ['90s', 90],
    ['30m', 1800],
    ['8h', 28_800],
    ['2d', 172_800],
  ])('%s is %i s', (text, seconds) => expect(durationOf(text)).toBe(seconds));

  it.each(['', '0h', '8', 'h', '-1h', '1.5h', '367d'])('"%s" is none', (text) => {
    expect(() => durationOf(text)).toThrow('is no duration');
  });
});
