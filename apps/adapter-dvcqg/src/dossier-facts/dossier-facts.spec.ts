import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personalFactsOf } from '../conformance/sample-life.js';
import { coversSequence, DossierFactsUnavailable, HttpDossierFacts, mergeFacts } from './dossier-facts.js';
import { ConfiguredToken } from './system-token.js';

describe('the system token', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'motcua-token-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is read again when its file changes', async () => {
    const file = join(folder, 'token');
    await writeFile(file, 'first\n');
    const token = new ConfiguredToken({ token: undefined, file });
    expect(await token.current()).toBe('first');
    await writeFile(file, 'second');
    await utimes(file, new Date(), new Date(Date.now() + 5_000));
    expect(await token.current()).toBe('second');
  });
});

describe('personal facts', () => {
  it('are asked for fifty dossiers at a time', async () => {
    const asked: string[][] = [];
    const server = createServer((request, response) => {
      const codes = new URL(request.url!, 'http://x').searchParams.get('codes')!.split(',');
      asked.push(codes);
      const status = request.headers.authorization === 'Bearer t' ? 200 : 401;
      response.writeHead(status).end(JSON.stringify({ items: codes.slice(1).map((code) => personalFactsOf(code)) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const codes = Array.from({ length: 60 }, (_, index) => `c${index}`);
    const known = await new HttpDossierFacts(url, new ConfiguredToken({ token: 't', file: undefined })).fetch(codes);
    expect(asked.map((list) => list.length)).toEqual([50, 10]);
    expect(known.size).toBe(58);
    expect(known.has('c0')).toBe(false);
    const refused = new HttpDossierFacts(url, new ConfiguredToken({ token: 'other', file: undefined })).fetch(['c1']);
    await expect(refused).rejects.toThrow(DossierFactsUnavailable);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(
      new HttpDossierFacts(url, new ConfiguredToken({ token: 't', file: undefined })).fetch(['c1']),
    ).rejects.toThrow(DossierFactsUnavailable);
  });

  it('keep a step as it was told first', () => {
    const before = { ...personalFactsOf('c', 1), steps: [{ number: 1, officerName: 'A', text: 'x' }] };
    const now = { ...personalFactsOf('c', 2), summary: 'mới' };
    expect(mergeFacts(before, now)).toMatchObject({
      summary: 'mới',
      steps: [{ officerName: 'A' }, { officerName: 'Trần Thị Mẫu' }],
    });
    expect(coversSequence(now, 2)).toBe(true);
    expect(coversSequence(now, 3)).toBe(false);
  });
});
