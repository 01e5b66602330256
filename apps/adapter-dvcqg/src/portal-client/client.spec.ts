import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PortalDouble } from '../sample/portal-double.js';
import { PortalClient, type PortalOptions } from './client.js';

let double: PortalDouble;
let options: PortalOptions;

beforeEach(async () => {
  double = new PortalDouble();
  options = await double.start();
});
afterEach(() => double.stop());

describe('the session', () => {
  it('is opened once for calls at the same time', async () => {
    const client = new PortalClient(options);
    await Promise.all(Array.from({ length: 10 }, () => client.lookUp('x')));
    expect(double.calls('login')).toHaveLength(1);
  });

  it('is renewed once for all calls that find it ended', async () => {
    const client = new PortalClient(options);
    await client.lookUp('x');
    double.session = 'another';
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.lookUp('x')));
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'accepted'));
    expect(double.calls('login')).toHaveLength(2);
  });

  it('is not renewed again and again: after one more log-in the call counts as not sent', async () => {
    double.misbehave = () => 'sessionExpired';
    expect(await new PortalClient(options).lookUp('x')).toMatchObject({
      outcome: 'notSent',
      failing: true,
      code: '-100',
    });
    expect(double.calls('login')).toHaveLength(2);
    expect(double.calls('lookUp')).toHaveLength(2);
  });

  it('cannot be had with a wrong password: nothing is sent, and the reason is told', async () => {
    const answer = await new PortalClient({ ...options, password: 'wrong' }).lookUp('x');
    expect(answer).toMatchObject({
      outcome: 'notSent',
      failing: true,
      code: '1',
      text: 'log-in refused: Sai mật khẩu',
    });
    expect(double.calls('lookUp')).toHaveLength(0);
    expect(JSON.stringify(answer)).not.toContain('"wrong"');
  });
});

describe('calls without an answer', () => {
  it('have no effect when nobody listens', async () => {
    await double.stop();
    expect(await new PortalClient(options).lookUp('x')).toMatchObject({
      outcome: 'notSent',
      failing: true,
      text: 'log-in: ECONNREFUSED',
    });
    await double.start();
  });

  it('are unknown when the time is over', async () => {
    const client = new PortalClient({ ...options, timeoutMs: 150 });
    await client.lookUp('x');
    double.delayMs = 400;
    expect(await client.lookUp('x')).toMatchObject({
      outcome: 'unknown',
      failing: true,
      text: 'no answer within 150 ms',
    });
  });

  it('are unknown when the connection breaks', async () => {
    double.misbehave = () => 'loseBeforeApplying';
    expect(await new PortalClient(options).lookUp('x')).toMatchObject({ outcome: 'unknown', failing: true });
  });
});

describe('a redirect', () => {
  let elsewhere: Server;
  const visits: string[] = [];

  beforeEach(async () => {
    elsewhere = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.end('{"error_code":"0","message":"thành công"}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => elsewhere.close(resolve)));

  it('is not followed', async () => {
    const { port } = elsewhere.address() as AddressInfo;
    const redirecting = createServer((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end(),
    );
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`;
    expect((await new PortalClient({ ...options, url }).lookUp('x')).outcome).toBe('notSent');
    expect(visits).toEqual([]);
    redirecting.closeAllConnections();
    await new Promise((resolve) => redirecting.close(resolve));
  });
});

it('an answer keeps a digest of its body, and code and text as they came', async () => {
  const answer = await new PortalClient(options).update({ MaHoSo: 'x' } as never);
  expect(answer).toMatchObject({ outcome: 'unknownDossier', http: 200, code: '-1', text: 'Hồ sơ không tồn tại' });
  expect(answer.answerDigest).toMatch(/^[0-9a-f]{64}$/);
});
