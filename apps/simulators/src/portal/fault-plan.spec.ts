import { bodies, PortalFixture } from '../portal.fixture.js';
import { mistakeOf, type Fault } from './fault-kinds.js';

let fixture: PortalFixture;
beforeEach(() => (fixture = new PortalFixture()));

const struck = () => fixture.portal.faults[0]?.struck;
const refused = () => fixture.call(bodies.lookUp())['error_code'] === '-1';

describe('when a fault strikes', () => {
  it('strikes every call without a condition, and none after it was cleared', () => {
    fixture.declare({ kind: 'http200WithError' });
    expect([refused(), refused()]).toEqual([true, true]);
    fixture.declare();
    expect(refused()).toBe(false);
  });

  it('strikes so often', () => {
    fixture.declare({ kind: 'http200WithError', count: 2 });
    expect([refused(), refused(), refused()]).toEqual([true, true, false]);
    expect(fixture.portal.faults).toEqual([{ kind: 'http200WithError', count: 2, struck: 2, active: false }]);
  });

  it('strikes a share of the calls, the same ones from the same seed', () => {
    const play = () => {
      fixture.portal.declare([{ kind: 'http200WithError', rate: 0.3 }], 7);
      return Array.from({ length: 1000 }, refused);
    };
    const first = play();
    expect(first.filter(Boolean).length).toBeGreaterThan(250);
    expect(first.filter(Boolean).length).toBeLessThan(350);
    expect(play()).toEqual(first);
  });

  it('strikes in its window', () => {
    fixture.declare({ kind: 'http200WithError', afterMs: 1000, durationMs: 2000 });
    const seen = [0, 1000, 1999, 1].map((pass) => (fixture.clock.pass(pass), refused()));
    expect(seen).toEqual([false, true, true, false]);
  });

  it('comes back every so often', () => {
    fixture.declare({ kind: 'http200WithError', afterMs: 1000, durationMs: 2000, everyMs: 10_000 });
    const seen = [1000, 2000, 7999, 1, 2000, 8000].map((pass) => (fixture.clock.pass(pass), refused()));
    expect(seen).toEqual([true, false, false, true, false, true]);
  });

  it('strikes one service, inserts or updates, one dossier', () => {
    const codes = (fault: Fault) => {
      fixture.portal.reset();
      fixture.logIn();
      fixture.declare(fault);
      fixture.call(bodies.insert());
      return [bodies.lookUp(), bodies.update(), bodies.progress()].map((body) => fixture.call(body)['error_code']);
    };
    const kind = 'errorCodeStyle';
    expect(codes({ kind, style: 'doubleZero', service: 'TraCuuHoSo' })).toEqual(['00', '0', '0']);
    expect(codes({ kind, style: 'doubleZero', isUpdating: true })).toEqual(['0', '00', '0']);
    expect(codes({ kind, style: 'doubleZero', isUpdating: false })).toEqual(['0', '0', '0']);
    expect(codes({ kind, style: 'doubleZero', dossier: 'H52.01-240315-0009' })).toEqual(['0', '0', '0']);
    expect(codes({ kind, style: 'doubleZero', dossier: 'H52.01-240315-0001' })).toEqual(['00', '00', '00']);
  });

  it('is not used up by a call without a session, unless it strikes at the door', () => {
    fixture.declare({ kind: 'http200WithError', count: 1 });
    fixture.call({ ...bodies.lookUp(), session: 'wrong' });
    expect(struck()).toBe(0);
    fixture.declare({ kind: 'outage', count: 1 });
    expect(fixture.deliver({ ...bodies.lookUp(), session: 'wrong' }).ending).toBe('reset');
    expect(struck()).toBe(1);
  });

  it('strikes together with others', () => {
    fixture.call(bodies.insert());
    fixture.declare(
      { kind: 'errorCodeStyle', style: 'number' },
      { kind: 'existsStyle', style: '-3', message: 'đã tồn tại' },
      { kind: 'slow', delayMs: 3000 },
      { kind: 'slow', delayMs: 2000 },
    );
    const { afterMs, page } = fixture.deliver(bodies.insert());
    expect({ afterMs, body: page.body }).toEqual({
      afterMs: 5000,
      body: '{"error_code":-3,"message":"đã tồn tại","result":null}',
    });
  });
});

describe('a declaration that means nothing', () => {
  it.each<[Fault, string]>([
    [{ kind: 'slow' }, 'delayMs'],
    [{ kind: 'outage', delayMs: 5 }, 'delayMs'],
    [{ kind: 'outage', style: 'quiet' }, 'style'],
    [{ kind: 'singleSession', style: 'x' }, 'style'],
    [{ kind: 'plainTextProgress', service: 'TraCuuHoSo' }, 'service'],
    [{ kind: 'existsStyle', isUpdating: true }, 'isUpdating'],
    [{ kind: 'outage', everyMs: 1000 }, 'everyMs'],
    [{ kind: 'outage', everyMs: 1000, durationMs: 1000 }, 'everyMs'],
    [{ kind: 'unknownProcedures' }, 'procedures'],
    [{ kind: 'readLag', seconds: 601 }, 'seconds'],
    [{ kind: 'overload', seconds: -1 }, 'seconds'],
  ])('%j is refused for its %s', (fault, field) => {
    expect(mistakeOf(fault)?.field).toBe(field);
  });

  it('is not one with everything that a kind knows', () => {
    expect(mistakeOf({ kind: 'overload', style: 'text', message: 'x', rate: 0.5, service: 'login' })).toBeUndefined();
  });
});
