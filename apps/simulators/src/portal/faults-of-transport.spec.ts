import { bodies, code, PortalFixture } from '../portal.fixture.js';
import type { Fault } from './fault-kinds.js';

let fixture: PortalFixture;
beforeEach(() => (fixture = new PortalFixture()));

const body = (session: string) => JSON.stringify({ session, ...bodies.insert() });

describe('a call that does not arrive', () => {
  it.each<[Fault, string, number]>([
    [{ kind: 'dropBeforeApply' }, 'reset', 0],
    [{ kind: 'dropBeforeApply', style: 'never' }, 'silence', 0],
    [{ kind: 'outage' }, 'reset', 0],
    [{ kind: 'outage', style: '503' }, 'answer', 503],
    [{ kind: 'htmlError' }, 'answer', 502],
    [{ kind: 'htmlError', status: 504 }, 'answer', 504],
    [{ kind: 'redirect' }, 'answer', 302],
    [{ kind: 'overload' }, 'answer', 503],
    [{ kind: 'overload', style: '429' }, 'answer', 429],
    [{ kind: 'overload', style: 'text' }, 'answer', 200],
  ])('%j: %s %d', (fault, ending, http) => {
    fixture.declare(fault);
    const delivery = fixture.deliver(bodies.insert());
    expect(delivery.ending).toBe(ending);
    if (ending === 'answer') expect(delivery.page.http).toBe(http);
    expect(fixture.held().record).toBeNull();
    expect(fixture.portal.statistics.calls.at(-1)).toMatchObject({ outcome: 'turnedAway' });
    expect(fixture.portal.login('{}').perform().ending).toBe(ending);
  });

  it('says when to come again, and where to', () => {
    fixture.declare({ kind: 'overload', seconds: 30 });
    const busy = fixture.deliver(bodies.insert()).page;
    expect(busy.headers).toEqual({ 'retry-after': '30' });
    expect(busy.body).toContain('quá tải');
    fixture.declare({ kind: 'redirect', status: 307, value: 'https://dangnhap.example/a' });
    expect(fixture.deliver(bodies.insert()).page).toMatchObject({
      http: 307,
      headers: { location: 'https://dangnhap.example/a' },
    });
  });

  it('says "quá tải" in an answer that is otherwise proper', () => {
    fixture.declare({ kind: 'overload', style: 'text' });
    expect(fixture.call(bodies.insert())).toMatchObject({
      error_code: '-1',
      message: expect.stringContaining('quá tải'),
    });
  });
});

describe('a call whose answer does not arrive', () => {
  it.each<[Fault, string]>([
    [{ kind: 'loseAnswer' }, 'reset'],
    [{ kind: 'loseAnswer', style: 'never' }, 'silence'],
    [{ kind: 'resetMidAnswer' }, 'resetMidAnswer'],
    [{ kind: 'htmlError', status: 504, apply: true }, 'answer'],
  ])('%j: %s', (fault, ending) => {
    fixture.declare(fault);
    const delivery = fixture.deliver(bodies.insert());
    expect(delivery.ending).toBe(ending);
    expect(delivery.page.http).toBe('apply' in fault ? 504 : 200);
    expect(fixture.held().inserts).toBe(1);
    expect(fixture.portal.statistics.answersLost).toBe(1);
  });

  it('comes after the client has given up', () => {
    fixture.declare({ kind: 'loseAnswer', style: 'late' });
    expect(fixture.deliver(bodies.insert())).toMatchObject({ afterMs: 61_000, ending: 'answer', page: { http: 200 } });
    expect(fixture.held().inserts).toBe(1);
  });

  it('waits before or after its effect', () => {
    fixture.declare(
      { kind: 'slow', delayMs: 20_000, count: 1 },
      { kind: 'slow', style: 'effectAfter', delayMs: 30_000 },
    );
    const turn = fixture.portal.call(body(fixture.session));
    expect(turn.beforeMs).toBe(30_000);
    expect(fixture.held().record).toBeNull();
    expect(turn.perform().afterMs).toBe(20_000);
    expect(fixture.held().record).toMatchObject({ MaHoSo: code });
  });

  it('finds its session ended when it takes effect late', () => {
    fixture.declare({ kind: 'slow', style: 'effectAfter', delayMs: 4_000_000 });
    const turn = fixture.portal.call(body(fixture.session));
    fixture.clock.pass(turn.beforeMs);
    turn.perform();
    expect(fixture.held().record).toBeNull();
  });
});
