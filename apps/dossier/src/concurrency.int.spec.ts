import { DossierServiceFixture, registration } from './dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => void (dossiers = await DossierServiceFixture.start()));
afterAll(() => dossiers.stop());

async function proof(code: string): Promise<{ version: number; steps: number[]; events: number[]; status: string }> {
  const [row] = await dossiers.dataSource.query<
    { version: number; steps: number[]; events: number[]; status: string }[]
  >(
    `select d.version, d.status,
       (select array_agg(number order by at, number) from dossier_step where dossier_id = d.id) as steps,
       (select array_agg(sequence order by position) from event where subject = d.code) as events
     from dossier d where code = $1`,
    [code],
  );
  return row!;
}

describe('many at once', () => {
  it('get a code each, numbered for the unit and the day', async () => {
    const codes = await Promise.all(
      Array.from({ length: 60 }, (_, index) => dossiers.register({ unitCode: index % 2 ? 'H52.32' : 'H52.01' })),
    );
    expect(new Set(codes).size).toBe(60);
    for (const unit of ['H52.32', 'H52.01']) {
      const numbers = codes.filter((code) => code.startsWith(`${unit}-`)).map((code) => Number(code.split('-')[2]));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    }
  });

  it('begin anew at 0001 the next day, also in another process', async () => {
    dossiers.clock.set('2024-03-15T17:00:00Z'); // midnight in Vietnam
    expect(await dossiers.register({ unitCode: 'H52.32' })).toBe('H52.32-240316-0001');
    await dossiers.dataSource.query(`update dossier_number set last = 9999 where unit_code = 'H52.32'`);
    expect(await dossiers.register({ unitCode: 'H52.32' })).toBe('H52.32-240316-10000');
  });

  it('do one act under the same version: exactly one wins', async () => {
    const code = await dossiers.register();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        dossiers.ask('POST', `/v1/dossiers/${code}/receive`, { headers: { 'if-match': '"1"' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    expect(await proof(code)).toEqual({ version: 2, status: 'received', steps: [1, 2], events: [1, 2] });
  });

  it('leave steps, events and version without a gap when none names a version', async () => {
    const code = await dossiers.register();
    const body = { items: [{ name: 'Giấy tờ' }] };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => dossiers.ask('POST', `/v1/dossiers/${code}/request-supplement`, { body })),
    );
    const done = answers.filter(({ status }) => status === 200).length;
    const others = answers.filter(({ status }) => status !== 200).map((answer) => answer.body['code']);
    expect(done).toBeGreaterThan(0);
    expect(others.every((reason) => reason === 'CHANGED_MEANWHILE')).toBe(true);
    const numbers = Array.from({ length: done + 1 }, (_, index) => index + 1);
    expect(await proof(code)).toMatchObject({ version: done + 1, steps: numbers, events: numbers });
  });

  it('send the same idempotency key: one dossier', async () => {
    const headers = { 'idempotency-key': 'at-once' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => dossiers.ask('POST', '/v1/dossiers', { body: registration, headers })),
    );
    const codes = answers.filter(({ status }) => status === 201).map(({ body }) => body['code']);
    expect(new Set(codes).size).toBe(1);
    const [row] = await dossiers.dataSource.query<{ count: string }[]>(
      'select count(*) from dossier where code = any($1)',
      [codes],
    );
    expect(row?.count).toBe('1');
  });
});

describe('the schema itself', () => {
  it('refuses to change or remove a step', async () => {
    await dossiers.register();
    for (const statement of ["update dossier_step set note = 'x'", 'delete from dossier_step']) {
      await expect(dossiers.dataSource.query(statement)).rejects.toThrow('append-only');
    }
  });

  it('refuses a dossier that contradicts its status', async () => {
    const code = await dossiers.register();
    for (const change of [
      "status = 'received'",
      "status = 'finished', finished_at = now()",
      'due_at = now()',
      "status = 'supplementRequested'",
    ]) {
      await expect(dossiers.dataSource.query(`update dossier set ${change} where code = $1`, [code])).rejects.toThrow(
        'check constraint',
      );
    }
  });
});
