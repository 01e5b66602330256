import { Sealer } from '@motcua/messaging';
import { pino } from 'pino';
import { DossierServiceFixture } from '../dossier-service.fixture.js';
import type { DossierProofView } from './dossier-proof.view.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => void (dossiers = await DossierServiceFixture.start()));
afterAll(() => dossiers.stop());

async function proofOf(code: string, as?: Record<string, unknown>) {
  const { status, body } = await dossiers.ask('GET', `/v1/dossiers/${code}/proof`, { ...(as && { as }) });
  return { status, body: body as unknown as DossierProofView & { code?: string } };
}

/** The hour is over. */
async function sealed(): Promise<void> {
  dossiers.clock.set('2024-03-15T03:10:00Z');
  const { dataSource, clock } = dossiers;
  const logger = pino({ level: 'silent' });
  await new Sealer({ dataSource, service: 'dossier', clock, logger, periodSeconds: 3600 }).round();
}

describe('the proof of a dossier', () => {
  it('has its events to the letter, each with its place in the tree once its hour is sealed', async () => {
    const code = await dossiers.register();
    await dossiers.act(code, 'receive');
    const open = await proofOf(code.toLowerCase());
    expect(open.body).toMatchObject({ format: 'motcua-inclusion-proof/1', service: 'dossier', subject: code });
    expect(open.body.events.map(({ sequence, sealed: place }) => [sequence, place])).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(open.body.roots).toEqual([]);
    await sealed();
    await dossiers.act(code, 'forward');
    const { body } = await proofOf(code);
    expect(body.eventCount).toBe(3);
    const root = expect.any(Number) as number;
    expect(body.events.map(({ sealed: place }) => place && place.root)).toEqual([root, root, null]);
    expect(body.roots).toMatchObject([{ service: 'dossier', token: null }]);
    const written = await dossiers.dataSource.query<{ data: string; digest: string }[]>(
      `select data::text as data, encode(digest, 'hex') as digest from event where subject = $1 order by sequence`,
      [code],
    );
    expect(body.events.map(({ data, digest }) => ({ data, digest }))).toEqual(written);
  });

  it('is for whom the dossier is', async () => {
    const citizen = { kind: 'citizen', sub: 'citizen-1', unit: undefined };
    const code = await dossiers.register({ channel: 'online' }, { as: citizen });
    expect((await proofOf(code, citizen)).status).toBe(200);
    const refused = await proofOf(code, { ...citizen, sub: 'citizen-2' });
    expect([refused.status, refused.body.code]).toEqual([404, 'DOSSIER_NOT_FOUND']);
    expect((await proofOf(code, { permissions: ['dossier:receive'] })).status).toBe(403);
    expect((await proofOf('H52.01-240315-9999')).status).toBe(404);
  });
});
