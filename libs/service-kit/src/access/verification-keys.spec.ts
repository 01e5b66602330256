import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwtVerify } from 'jose';
import { pino } from 'pino';
import { testIssuer, type TestIssuer } from '../sample/issuer.js';
import { VerificationKeys } from './verification-keys.js';

const silent = pino({ level: 'silent' });

/** An issuer over HTTP: discovery and keys, which can be down and change its key. */
class IssuerServer {
  requests = 0;
  down = false;
  jwks = '';
  private server!: Server;
  url = '';

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      this.requests += 1;
      if (this.down) response.statusCode = 503;
      if (request.url === '/keys') response.end(this.jwks);
      else response.end(JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/keys` }));
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('verification keys', () => {
  const server = new IssuerServer();
  let first: TestIssuer;
  let second: TestIssuer;
  let clock = 0;
  let changes = 0;
  beforeAll(async () => {
    await server.start();
    [first, second] = await Promise.all([testIssuer(), testIssuer()]);
  });
  beforeEach(() => {
    clock = 1_000_000;
    changes = 0;
    server.requests = 0;
    server.down = false;
    server.jwks = first.jwks;
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all([first.remove(), second.remove()]);
  });

  const keysOf = (source: { url?: string; issuer?: string } = {}) =>
    new VerificationKeys(
      { issuer: server.url, ...source },
      silent,
      () => (changes += 1),
      () => clock,
    );
  const verify = async (keys: VerificationKeys, issuer: TestIssuer) => jwtVerify(await issuer.token(), keys.find);

  it('are found by discovery, and asked for once', async () => {
    const keys = keysOf();
    await Promise.all([verify(keys, first), verify(keys, first)]);
    await verify(keys, first);
    expect(server.requests).toBe(2);
  });

  it('are taken from an address of their own', async () => {
    await verify(keysOf({ url: `${server.url}/keys` }), first);
    expect(server.requests).toBe(1);
  });

  it('of a discovery document for another issuer are refused', async () => {
    const issuer = server.url.replace('127.0.0.1', 'localhost');
    await expect(keysOf({ issuer }).load()).rejects.toThrow('names another issuer');
  });

  it('go on working while the issuer is down, however long', async () => {
    const keys = keysOf();
    await verify(keys, first);
    server.down = true;
    clock += 3_600_000;
    await verify(keys, first);
    clock += 3_600_000;
    await verify(keys, first);
  });

  it('that are withdrawn stop working at the next renewal', async () => {
    const keys = keysOf();
    await verify(keys, first);
    server.jwks = second.jwks;
    clock += 11 * 60_000;
    await verify(keys, first); // starts the renewal
    await keys.load();
    await expect(verify(keys, first)).rejects.toThrow('signature verification failed');
    expect(changes).toBe(2);
  });

  it('are asked for again for an unknown key id, at most every 30 s', async () => {
    const keys = keysOf({ url: `${server.url}/keys` });
    await verify(keys, first);
    const unknown = async () => jwtVerify(await first.token({ keyId: 'rotated' }), keys.find);
    await expect(unknown()).rejects.toThrow('no applicable key');
    expect(server.requests).toBe(1);
    clock += 31_000;
    await expect(unknown()).rejects.toThrow('no applicable key');
    await expect(unknown()).rejects.toThrow('no applicable key');
    expect(server.requests).toBe(2);
    clock += 31_000;
    server.jwks = second.jwks.replace('test-key', 'rotated');
    await jwtVerify(await second.token({ keyId: 'rotated' }), keys.find);
  });

  it('are asked for again after a failed start', async () => {
    const keys = keysOf();
    server.down = true;
    await expect(verify(keys, first)).rejects.toMatchObject({ name: 'KeysUnavailableError' });
    server.down = false;
    await expect(verify(keys, first)).rejects.toMatchObject({ name: 'KeysUnavailableError' });
    clock += 1_001;
    await verify(keys, first);
  });
});
