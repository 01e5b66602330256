import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trustIn } from '@motcua/service-kit';
import { FrontDoor } from './front-door.js';
import { RemoteBackend } from './remote-backend.js';

/** A service that answers what it was asked. */
function echo(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, url, headers } = request;
      resolve(
        JSON.stringify({
          method,
          url,
          body,
          correlationId: headers['x-correlation-id'],
          from: headers['x-forwarded-for'],
        }),
      );
    });
  });
}

let service: Server;
let door: FrontDoor;
let backend: RemoteBackend;
beforeEach(async () => {
  service = createServer((request, response) => {
    if (request.url === '/readyz') return response.end('{"status":"ready","checks":[]}');
    if (request.url === '/v1/units/broken') return response.write('{"half', () => response.destroy());
    void echo(request).then((answer) =>
      response.writeHead(201, { etag: '"7"', 'keep-alive': 'timeout=9' }).end(answer),
    );
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  door = await FrontDoor.listen({ host: '127.0.0.1', port: 0, sameProcess: false });
  backend = new RemoteBackend('directory', ['/v1/units'], addressOfService());
  door.open([backend]);
});
afterEach(async () => {
  await door.close();
  backend.close();
  await stopService();
});

const addressOfService = () => `http://127.0.0.1:${(service.address() as AddressInfo).port}`;

async function stopService(): Promise<void> {
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
}

const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${door.url}${path}`, { ...init, headers: { connection: 'close', ...init.headers } });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as Record<string, unknown> };
};

describe('the front door', () => {
  it('hands a request on whole, and the answer back', async () => {
    const headers = { 'x-correlation-id': 'abc' };
    const {
      status,
      headers: answered,
      body,
    } = await ask('/v1/units?at=1', { method: 'POST', body: '{"a":1}', headers });
    expect([status, answered.get('etag')]).toEqual([201, '"7"']);
    expect(body).toEqual({
      method: 'POST',
      url: '/v1/units?at=1',
      body: '{"a":1}',
      correlationId: 'abc',
      from: '127.0.0.1',
    });
  });

  it('says itself where a request comes from, and believes only a trusted proxy about it', async () => {
    const spoofed = { headers: { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' } };
    expect((await ask('/v1/units', spoofed)).body['from']).toBe('127.0.0.1');
    const behindProxy = new RemoteBackend('directory', ['/v1/units'], addressOfService(), trustIn(['loopback']));
    door.open([behindProxy]);
    expect((await ask('/v1/units', spoofed)).body['from']).toBe('192.0.2.1, 127.0.0.1');
    behindProxy.close();
  });

  it('gives a request without a correlation id one', async () => {
    expect((await ask('/v1/units')).body['correlationId']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('answers 502 with the correlation id when the service is away', async () => {
    await stopService();
    const { status, headers, body } = await ask('/v1/units', { headers: { 'x-correlation-id': 'abc' } });
    expect([status, headers.get('content-type')]).toEqual([502, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ code: 'SERVICE_AWAY', instance: '/v1/units', correlationId: 'abc' });
    expect(body['detail']).toContain('"directory"');
    expect(await ask('/readyz')).toMatchObject({ status: 503, body: { status: 'unready' } });
  });

  it('breaks off what the service has broken off', async () => {
    await expect(ask('/v1/units/broken')).rejects.toThrow();
  });

  it('cannot be made to call another host', async () => {
    const { body } = await ask('/v1/units/..%2f..//evil.test/x');
    expect(body['url']).toBe('/v1/units/..%2f..//evil.test/x');
  });

  it('tells the readiness of the whole', async () => {
    expect(await ask('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', services: [{ name: 'directory' }] },
    });
    expect((await ask('/livez')).body).toEqual({ status: 'alive' });
  });

  it('answers an unknown path with a problem in Vietnamese', async () => {
    const { status, body } = await ask('/v2/units');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'ROUTE_NOT_FOUND', title: 'Không tìm thấy', instance: '/v2/units' });
  });

  it('shows the documentation', async () => {
    const page = await fetch(`${door.url}/docs`, { headers: { connection: 'close' } });
    expect(await page.text()).toContain('swagger-ui-bundle.js');
    const script = await fetch(`${door.url}/docs/swagger-ui-bundle.js`, { headers: { connection: 'close' } });
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect((await ask('/docs/../package.json')).status).toBe(404);
  });

  it('is not ready before it is opened, and says so', async () => {
    const closed = await FrontDoor.listen({ host: '127.0.0.1', port: 0, sameProcess: true });
    const answer = await fetch(`${closed.url}/v1/units`, { headers: { connection: 'close' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    await closed.close();
  });

  it('names a port that is taken', async () => {
    const again = FrontDoor.listen({ host: '127.0.0.1', port: door.port, sameProcess: true });
    await expect(again).rejects.toThrow(`Cannot listen on 127.0.0.1:${door.port}: another program listens there`);
  });
});
