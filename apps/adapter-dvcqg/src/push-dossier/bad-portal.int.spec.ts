import { lifeOf } from '../conformance/sample-life.js';
import type { PortalCall } from '../portal-client/answer.js';
import { AdapterWorld } from '../sample/adapter-world.js';
import type { Fault } from '../sample/portal-double.js';

const faults: readonly Fault[] = [
  'loseAfterApplying',
  'loseAfterApplying',
  'loseBeforeApplying',
  'loseBeforeApplying',
  'sessionExpired',
  { http: 502, body: 'Bad Gateway' },
  { http: 504, body: '', apply: true },
  { body: '<html>thành công</html>', apply: true },
  { body: '{"error_code":"-9","message":"Hệ thống quá tải, vui lòng thử lại sau"}' },
  { body: '{"error_code":"0","message":"Đã nhận"}', apply: true },
  { body: '{"message":"Đồng bộ thành công"}' },
];

let world: AdapterWorld;
let hurry: NodeJS.Timeout;

beforeEach(async () => {
  world = await AdapterWorld.open();
  world.portal.readBack = 'recordWithProgress';
  // Time runs twenty times faster, so that waiting between tries costs little.
  hurry = setInterval(() => (world.now.offsetMs += 1_000), 50);
});
afterEach(async () => {
  clearInterval(hurry);
  await world.close();
});

/** mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a portal that does everything wrong, now and then', () => {
  it.each([1, 2, 3])('ends up with every record right and every step once and in order (seed %i)', async (seed) => {
    const random = randomOf(seed);
    const codes = Array.from({ length: 24 }, (_, index) => `H52.01-240315-${String(index + 1).padStart(4, '0')}`);
    world.portal.misbehave = (_: PortalCall): Fault | undefined =>
      random() < 0.3 ? faults[Math.floor(random() * faults.length)] : undefined;
    world.worker({ settleDelayMs: 2_000 });
    world.worker({ settleDelayMs: 2_000 });
    const lives = codes.map(lifeOf);
    for (const step of [0, 1, 2, 3, 4]) await world.happen(...lives.map((life) => life[step]!));
    for (const code of codes) await world.inStep(code);

    for (const code of codes) {
      expect(world.portal.records.get(code)).toMatchObject({ TrangThaiHoSo: '10', NgayTra: '20240315090500' });
      expect(world.portal.progress.get(code)?.map((entry) => entry['TrangThai'])).toEqual(['1', '2', '4', '9', '10']);
    }
    expect(world.portal.seen.every(({ beside }) => beside === 0)).toBe(true);
    const [open] = await world.dataSource.query<{ count: string }[]>(
      `select count(*) from exchange where outcome = 'requested' or (outcome = 'unknown' and call <> 'lookUp' and settled_as is null)`,
    );
    expect(open!.count).toBe('0');
  });
});
