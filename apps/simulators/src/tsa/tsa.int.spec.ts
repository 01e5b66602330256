import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TimeStampClient, type StampedMessage } from '@motcua/messaging';
import { boot, type Environment, type RunningService } from '@motcua/service-kit';
import { simulatorsService } from '../index.js';
import { HandClock } from '../portal.fixture.js';
import { newIdentity } from './certificates.js';
import { TimeStampAuthority } from './time-stamp-authority.js';
import { tsaFaultNames, type TsaFault } from './tsa-fault.js';

const message = Buffer.from('"dossier"\n17');
const clock = new HandClock();
let directory: string;
let env: Environment;
let service: RunningService;
let client: TimeStampClient;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-tsa-'));
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
  service = await boot(simulatorsService, env, { clock });
  client = clientOf();
});
afterEach(() => control('DELETE'));
afterAll(async () => {
  await service.close();
  rmSync(directory, { recursive: true });
});

function clientOf(certificatesFile = join(directory, 'data', 'tsa-root.pem')): TimeStampClient {
  return new TimeStampClient({ url: `${service.url}/simulators/tsa`, certificatesFile, limitMs: 300 });
}
function control(method: string, body?: object): Promise<Response> {
  return fetch(`${service.url}/simulators/tsa/control/fault`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

describe('the time stamp authority', () => {
  it('stamps what its client verifies, at its own time', async () => {
    const { token, time } = await client.stamp(message);
    expect(time).toEqual(clock.now());
    expect(await client.check(token, message)).toEqual(clock.now());
    await expect(client.check(token, Buffer.from('other'))).rejects.toThrow('it is over something else');
  });

  it('publishes the certificate to trust, and keeps its key to itself', async () => {
    const published = await (await fetch(`${service.url}/simulators/tsa/certificate`)).text();
    expect(published).toBe(readFileSync(join(directory, 'data', 'tsa-root.pem'), 'utf8'));
    expect(statSync(join(directory, 'data', 'tsa-key.pem')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(directory, 'data', 'tsa-root-key.pem'))).toBe(false);
  });

  it('is the same after it was started again', async () => {
    const { token } = await client.stamp(message);
    await service.close();
    service = await boot(simulatorsService, env, { clock });
    client = clientOf();
    expect(await client.check(token, message)).toEqual(clock.now());
    expect(await client.check((await client.stamp(message)).token, message)).toEqual(clock.now());
  });

  it.each<[TsaFault, string]>([
    ['down', 'the authority answers with HTTP 503'],
    ['silent', 'timeout'],
    ['refuse', 'the authority refuses: status 2, systemFailure'],
    ['wrongImprint', 'it is over something else'],
    ['wrongNonce', 'it answers another query'],
    ['stranger', "Validation of signer's certificate failed"],
    ['garbage', 'the answer is no reply of RFC 3161'],
  ])('is not believed when it is told to be %s', async (fault, reason) => {
    expect(tsaFaultNames).toContain(fault);
    expect(await (await control('PUT', { fault, count: 1 })).json()).toMatchObject({ fault });
    await expect(client.stamp(message)).rejects.toThrow(reason);
    expect((await client.stamp(message)).time).toEqual(clock.now());
    expect(await (await control('GET')).json()).toMatchObject({ fault: null });
  });

  it('refuses a fault that does not exist, and a query that is none', async () => {
    expect((await control('PUT', { fault: 'quake' })).status).toBe(400);
    const ask = (type: string) =>
      fetch(`${service.url}/simulators/tsa`, { method: 'POST', headers: { 'content-type': type }, body: 'x' });
    expect((await ask('text/plain')).status).toBe(415);
    const refused = await ask('application/timestamp-query');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([200, 'application/timestamp-reply']);
  });
});

describe('a time stamp token', () => {
  let stamped: StampedMessage;
  beforeAll(async () => void (stamped = await clientOf().stamp(message)));

  it('says nothing else, whatever byte of it is changed', async () => {
    let refused = 0;
    for (let index = 0; index < stamped.token.length; index += 31) {
      const changed = Buffer.from(stamped.token);
      changed[index]! ^= 1;
      const told = await client.check(changed, message).catch(() => undefined);
      if (told) expect(told).toEqual(stamped.time);
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(stamped.token.length / 40);
  });

  it('is refused with bytes after it, cut off, or without a trusted certificate', async () => {
    const { token } = stamped;
    await expect(client.check(Buffer.concat([token, Buffer.from('x')]), message)).rejects.toThrow(
      'no time stamp token',
    );
    await expect(client.check(token.subarray(0, -1), message)).rejects.toThrow('no time stamp token');
    const file = join(directory, 'trusted.pem');
    await expect(clientOf(file).check(token, message)).rejects.toThrow('the trusted certificates cannot be read');
    writeFileSync(file, 'nothing');
    await expect(clientOf(file).check(token, message)).rejects.toThrow('there is no trusted certificate');
    const other = new TimeStampAuthority(await newIdentity(clock.now()), clock);
    writeFileSync(file, other.rootPem);
    await expect(clientOf(file).check(token, message)).rejects.toThrow('certificate failed');
    writeFileSync(file, other.rootPem + readFileSync(join(directory, 'data', 'tsa-root.pem'), 'utf8'));
    expect(await clientOf(file).check(token, message)).toEqual(stamped.time);
  });

  it('is refused when its certificate is for something else', async () => {
    const signing = await newIdentity(clock.now(), ['1.3.6.1.5.5.7.3.3']);
    const both = await newIdentity(clock.now(), ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.3']);
    for (const identity of [signing, both]) {
      const authority = new TimeStampAuthority(identity, clock);
      const file = join(directory, 'other.pem');
      writeFileSync(file, authority.rootPem);
      const asked = await askedOf(authority);
      await expect(clientOf(file).check(asked, message)).rejects.toThrow('not for time stamping');
    }
  });
});

/** The token the authority gives for the message. */
async function askedOf(authority: TimeStampAuthority): Promise<Buffer> {
  const reply = await authority.answer(await queryOf(message));
  // SEQUENCE { status SEQUENCE { INTEGER 0 } (5 bytes), token }; both lengths take two bytes
  return reply.subarray(4 + 5);
}

/** The query a client sends. */
async function queryOf(content: Buffer): Promise<Buffer> {
  let query: Buffer | undefined;
  const server = await import('node:http').then(({ createServer }) =>
    createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        query = Buffer.concat(parts);
        response.end();
      });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  await new TimeStampClient({ url, certificatesFile: '' }).stamp(content).catch(() => undefined);
  server.close();
  return query!;
}
