import { DossierServiceFixture } from './dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeEach(async () => void (dossiers = await DossierServiceFixture.start()));
afterEach(() => dossiers.stop());

const registerMany = (count: number) => Promise.all(Array.from({ length: count }, () => dossiers.register()));

const acts: readonly (readonly [action: string, body?: object])[] = [
  ['receive'],
  ['forward', { note: '"Chuyển"; \\ {1,2}' }],
  ['request-supplement', { items: [{ name: 'Giấy "chứng sinh" \\ {bản sao}, NULL' }] }],
];

/** Every row of a dossier, without what differs from one to the next. */
async function rowsOf(code: string): Promise<unknown> {
  const [row] = await dossiers.dataSource.query<unknown[]>(
    `select to_jsonb(d) - '{id,code,event_digest,owner_sealed}'::text[] as dossier,
       (select jsonb_agg(to_jsonb(s) - 'dossier_id' order by number) from dossier_step s where dossier_id = d.id) as steps,
       (select jsonb_agg(jsonb_build_object('sequence', sequence, 'type', type, 'actor', actor, 'at', occurred_at,
           'data', (data::jsonb - 'code')) order by position) from event where subject = d.code) as events,
       (select array_agg(topic order by position) from outbox join event using (position) where subject = d.code) as queued,
       (select digest = d.event_digest from event where subject = d.code order by sequence desc limit 1) as chained
     from dossier d where code = $1`,
    [code],
  );
  return row;
}

/** Transactions the dossiers were last written by. */
async function transactions(): Promise<number> {
  const [row] = await dossiers.dataSource.query<{ count: number }[]>(
    'select count(distinct xmin::text)::int as count from dossier',
  );
  return row!.count;
}

describe('dossiers that are written together', () => {
  it('hold to the letter what each would hold alone', async () => {
    const alone = await dossiers.register();
    for (const [action, body] of acts) await dossiers.act(alone, action, body);

    const codes = await registerMany(30);
    expect(await transactions()).toBeLessThan(20);
    for (const [action, body] of acts) {
      await Promise.all(codes.map((code) => dossiers.act(code, action, body)));
      expect(await transactions()).toBeLessThan(20);
    }

    const expected = await rowsOf(alone);
    expect(expected).toMatchObject({ chained: true, dossier: { version: acts.length + 1 } });
    for (const code of codes) expect(await rowsOf(code)).toEqual(expected);
  });

  it('do not wait for one that somebody else holds; that one waits for its turn', async () => {
    const codes = await registerMany(12);
    const [held, ...others] = codes;
    const session = dossiers.dataSource.createQueryRunner();
    await session.startTransaction();
    await session.query('select 1 from dossier where code = $1 for update', [held]);
    const waiting = dossiers.act(held!, 'receive');
    await Promise.all(others.map((code) => dossiers.act(code, 'receive')));
    await session.rollbackTransaction();
    await session.release();
    expect(await waiting).toMatchObject({ status: 'received', version: 2 });
  });

  it('do not suffer from one the database refuses', async () => {
    const codes = await registerMany(12);
    const [broken, ...others] = codes;
    await dossiers.dataSource.query(
      `create function refuse_one() returns trigger language plpgsql as $$
       begin raise exception 'no' using errcode = 'integrity_constraint_violation'; end $$;
       create trigger refuse_one before update on dossier for each row when (old.code = '${broken}')
       execute function refuse_one()`,
    );
    const before = await rowsOf(broken!);
    const answers = await Promise.all(codes.map((code) => dossiers.ask('POST', `/v1/dossiers/${code}/receive`)));
    expect(answers.map(({ status }) => status)).toEqual([500, ...others.map(() => 200)]);
    expect(await rowsOf(broken!)).toEqual(before);
  });
});
