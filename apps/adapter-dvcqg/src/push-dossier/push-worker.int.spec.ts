import { AdapterWorld } from '../sample/adapter-world.js';
import { lifeOf, personalFactsOf } from '../conformance/sample-life.js';
import { differenceOf } from '../show-portal-state/difference.js';

let world: AdapterWorld;
let number = 0;
const newCode = () => `H52.01-240315-${String(++number).padStart(4, '0')}`;

beforeEach(async () => {
  world = await AdapterWorld.open();
});
afterEach(() => world.close());

const times = (code: string) => world.portal.progress.get(code)?.map((entry) => entry['ThoiDiemXuLy']);
const status = (code: string) => world.portal.records.get(code)?.['TrangThaiHoSo'];
const steps = (count: number) => Array.from({ length: count }, (_, index) => `202403150${900 + index + 1}00`);

describe('a dossier comes to the portal', () => {
  it('is looked up, inserted with its steps in order, and updated when it goes on', async () => {
    const code = newCode();
    const life = lifeOf(code);
    world.worker();
    await world.happen(...life.slice(0, 2));
    await world.inStep(code);
    expect(status(code)).toBe('2');
    await world.happen(...life.slice(2));
    await world.inStep(code);
    expect(status(code)).toBe('10');
    expect(times(code)).toEqual(steps(5));
    expect(await world.exchanges(code)).toEqual(
      ['lookUp', 'insert', 'progress', 'update', 'progress'].map((call) => `${call}:accepted`),
    );
    const [call] = world.portal.calls('insert');
    expect(call!.headers).toMatchObject({ dstcode: 'TEST:dvcqg', charset: 'utf-8', accept: 'application/json' });
    expect(call!.body).toMatchObject({ madonvi: '000.00.00.H52', service: 'DongBoHoSoMC', isUpdating: 'False' });
  });

  it('is updated when the portal has it already', async () => {
    const code = newCode();
    world.portal.misbehave = (call) =>
      call === 'lookUp' ? { body: '{"error_code":"0","message":"","result":[]}' } : undefined;
    world.portal.records.set(code, { MaHoSo: code });
    world.portal.progress.set(code, []);
    world.worker();
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    expect(await world.exchanges(code)).toEqual([
      'lookUp:accepted',
      'insert:exists',
      'update:accepted',
      'progress:accepted',
    ]);
    expect(status(code)).toBe('10');
  });

  it('is sent from the first step again when the portal really lost it', async () => {
    const code = newCode();
    world.worker();
    const life = lifeOf(code);
    await world.happen(...life.slice(0, 3));
    await world.inStep(code);
    world.portal.records.clear();
    world.portal.progress.clear();
    await world.happen(...life.slice(3));
    await world.inStep(code);
    expect(times(code)).toEqual(steps(5));
    expect((await world.exchanges(code)).slice(3)).toEqual([
      'update:unknownDossier',
      'lookUp:accepted',
      'insert:accepted',
      'progress:accepted',
    ]);
  });
});

describe('sessions', () => {
  it('logs in once for all, and once more when the session ends in the middle', async () => {
    const codes = Array.from({ length: 12 }, newCode);
    let calls = 0;
    world.portal.misbehave = () => {
      if (++calls === 20) world.portal.session = 'another log-in ended yours';
      return undefined;
    };
    world.worker();
    await world.happen(...codes.flatMap(lifeOf));
    for (const code of codes) await world.inStep(code);
    for (const code of codes) expect(times(code)).toEqual(steps(5));
    expect(world.portal.calls('login')).toHaveLength(2);
  });

  it('shares one session between replicas', async () => {
    const codes = Array.from({ length: 20 }, newCode);
    world.worker();
    world.worker();
    await world.happen(...codes.flatMap(lifeOf));
    for (const code of codes) await world.inStep(code);
    expect(world.portal.calls('login')).toHaveLength(1);
  });
});

describe('a portal that says no', () => {
  it('parks the dossier with code and text, until a newer state or an operator comes', async () => {
    const code = newCode();
    const life = lifeOf(code);
    const rejection = { body: '{"error_code":"7","message":"Sai mã lĩnh vực"}' };
    world.portal.misbehave = (call) => (call === 'insert' || call === 'update' ? rejection : undefined);
    world.worker();
    await world.happen(...life.slice(0, 1));
    const parked = await world.until(code, 'parked', (row) => row.due_at === null);
    expect(parked).toMatchObject({
      failure: 'REJECTED',
      failure_code: '7',
      failure_text: 'Sai mã lĩnh vực',
      acknowledged: 0,
    });
    expect((await world.states.summary()).rejected).toBe(1);

    await world.happen(life[1]!);
    await world.until(code, 'parked again', (row) => row.due_at === null && row.wanted === 2);
    expect(world.portal.calls('insert')).toHaveLength(2);

    world.portal.misbehave = () => undefined;
    expect(await world.states.retry(code, { actor: 'operator', correlationId: 'c', at: world.clock.now() })).toBe(true);
    await world.inStep(code);
    expect(times(code)).toEqual(steps(2));
    expect(await world.states.retry(code, { actor: 'operator', correlationId: 'c', at: world.clock.now() })).toBe(
      false,
    );
  });
});

describe('many dossiers', () => {
  it('go in parallel, each in order and never twice at once, by two replicas', async () => {
    const codes = Array.from({ length: 32 }, newCode);
    const lives = codes.map(lifeOf);
    world.worker({ concurrency: 16 });
    world.worker({ concurrency: 16 });
    for (const step of [0, 1, 2, 3, 4]) await world.happen(...lives.map((life) => life[step]!));
    for (const code of codes) await world.inStep(code);
    for (const code of codes) expect(times(code)).toEqual(steps(5));
    expect(codes.map(status)).toEqual(codes.map(() => '10'));
    expect(world.portal.seen.every(({ beside }) => beside === 0)).toBe(true);
  });

  it('stay with their worker while a call takes longer than the lease', async () => {
    const code = newCode();
    world.portal.delayMs = 1_300;
    world.worker({ leaseMs: 1_000, timeoutMs: 5_000 });
    world.worker({ leaseMs: 1_000, timeoutMs: 5_000 });
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    expect(await world.exchanges(code)).toEqual(['lookUp', 'insert', 'progress'].map((call) => `${call}:accepted`));
    expect(world.portal.seen.every(({ beside }) => beside === 0)).toBe(true);
  });

  it('lets nobody whose claim was taken over write an older state over a newer one', async () => {
    const code = newCode();
    const life = lifeOf(code);
    await world.happen(life[0]!);
    const [old] = await world.deliveries.claim('slow', 1, 1, world.clock.now());
    await world.happen(...life.slice(1));
    world.worker();
    await world.inStep(code);
    const written = await world.deliveries.advance({
      code,
      fence: old!.fence,
      worker: 'slow',
      sequence: 1,
      delivery: old!.delivery,
      acknowledged: 1,
      exchanges: 0,
      journal: [],
      at: world.clock.now(),
      release: { dueAt: null, failure: null },
    });
    expect(written).toBe(false);
    expect(await world.states.find(code)).toMatchObject({ acknowledged: 5, wanted: 5 });
  });
});

describe('a portal that is down', () => {
  it('gets no more than one probe at a time, and everything drains when it is back', async () => {
    const codes = Array.from({ length: 40 }, newCode);
    world.portal.down = true;
    const probeEveryMs = 300;
    world.worker({ probeEveryMs });
    world.worker({ probeEveryMs });
    const started = performance.now();
    await world.happen(...codes.flatMap(lifeOf));
    const waiting = await world.until(
      codes[0]!,
      'waits through five probes',
      () => performance.now() - started > 6 * probeEveryMs,
    );
    expect(waiting.acknowledged).toBe(0);
    // Both replicas have shut their gates by then; from there on they take turns.
    const probes = world.portal.seen.map(({ at }) => at).filter((at) => at > started + probeEveryMs);
    expect(probes.length).toBeGreaterThanOrEqual(3);
    // a probe may take a while from its turn to its arrival: what is bounded is how many come in a time
    const turns = (probes.at(-1)! - probes[0]!) / probeEveryMs;
    expect(probes.length - 1).toBeLessThanOrEqual(turns + 0.5);

    world.portal.down = false;
    for (const code of codes) await world.inStep(code);
    for (const code of codes) expect(times(code)).toEqual(steps(5));
  });
});

describe('names and texts', () => {
  it('waits while the dossier service does not tell them', async () => {
    const code = newCode();
    world.withoutFacts.add(code);
    world.worker();
    await world.happen(...lifeOf(code));
    await world.until(code, 'waits', (row) => row.failure === 'FACTS_UNAVAILABLE' && row.due_at !== null);
    expect(world.portal.seen).toHaveLength(0);
    world.withoutFacts.clear();
    world.now.offsetMs = 600_000;
    await world.inStep(code);
  });
});

describe('what is known of people', () => {
  const owner = personalFactsOf('any').owner;
  const told = [owner.idNumber!, owner.name, owner.phone!];
  const stored = async () => {
    const tables = ['wanted_dossier', 'wanted_step', 'personal_facts', 'delivery', 'exchange', 'portal_session'];
    const rows = await Promise.all(
      tables.map((table) =>
        world.dataSource.query<{ row: string }[]>(`select to_jsonb(t)::text as row from ${table} t`),
      ),
    );
    return rows.flat().map(({ row }) => row);
  };

  it('comes to the portal and stays nowhere here, not even where the portal repeats it', async () => {
    const [code, refused] = [newCode(), newCode()];
    world.portal.misbehave = (call, one) =>
      call === 'insert' && one === refused
        ? { body: JSON.stringify({ error_code: 7, message: `Số ${told.join(' của ')} không hợp lệ` }) }
        : undefined;
    world.worker();
    await world.happen(...lifeOf(code), ...lifeOf(refused));
    await world.inStep(code);
    const row = await world.until(refused, 'is refused', ({ failure }) => failure === 'REJECTED');
    expect(row.failure_text).toMatch(/^Số \*{8}0001 của /);
    expect(world.portal.records.get(code)).toMatchObject({ SoGiayToChuHoSo: owner.idNumber, ChuHoSo: owner.name });
    const rows = await stored();
    expect(rows.length).toBeGreaterThan(10);
    for (const secret of told) expect(rows.filter((one) => one.includes(secret))).toEqual([]);
  });

  it('that was erased after the portal had everything leaves what it has', async () => {
    const code = newCode();
    world.worker();
    await world.happen(...lifeOf(code));
    const before = await world.inStep(code);
    world.erased.add(code);
    await world.dataSource.query('update delivery set due_at = now()');
    await world.until(code, 'was looked at', ({ failure }) => failure === 'OWNER_ERASED');
    expect(await world.states.find(code)).toMatchObject({ acknowledged: before.wanted, wanted: before.wanted });
    expect(world.portal.records.get(code)).toMatchObject({ SoGiayToChuHoSo: owner.idNumber, TrangThaiHoSo: '10' });
  });

  it('that was erased before sends nothing more, and says why', async () => {
    const code = newCode();
    const life = lifeOf(code);
    world.worker();
    await world.happen(...life.slice(0, 2));
    await world.inStep(code);
    world.erased.add(code);
    await world.happen(...life.slice(2));
    const row = await world.until(
      code,
      'is parked',
      ({ failure, due_at }) => failure === 'OWNER_ERASED' && due_at === null,
    );
    expect(differenceOf(row, world.clock.now())).toMatchObject({ reason: 'OWNER_ERASED', parked: true });
    expect(world.portal.records.get(code)).toMatchObject({ SoGiayToChuHoSo: owner.idNumber, TrangThaiHoSo: '2' });
  });
});
