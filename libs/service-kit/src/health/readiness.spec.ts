import { probe, ReadinessService } from './readiness.js';

const fine = probe('database', true, () => Promise.resolve());
const lost = (name: string, essential: boolean) => probe(name, essential, () => Promise.reject(new Error('lost')));

describe('readiness', () => {
  it('is ready when everything answers', async () => {
    expect(await new ReadinessService([fine]).ask()).toEqual({
      status: 'ready',
      checks: [{ name: 'database', ok: true }],
    });
  });

  it('is unready without something essential', async () => {
    const readiness = await new ReadinessService([lost('database', true), lost('bus', false)]).ask();
    expect(readiness.status).toBe('unready');
    expect(readiness.checks[0]).toEqual({ name: 'database', ok: false, detail: 'lost' });
  });

  it('is only degraded without the bus', async () => {
    expect((await new ReadinessService([fine, lost('bus', false)]).ask()).status).toBe('degraded');
  });

  it('is unready when a probe throws', async () => {
    const broken = { check: () => Promise.reject(new Error('broken')) };
    expect((await new ReadinessService([fine, broken]).ask()).status).toBe('unready');
  });

  it('is unready from the moment a stop begins', async () => {
    const readiness = new ReadinessService([fine]);
    void readiness.stop(1);
    expect((await readiness.ask()).status).toBe('unready');
  });
});
