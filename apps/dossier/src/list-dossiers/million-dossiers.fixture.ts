import type { DataSource, QueryRunner } from 'typeorm';

/** How one kind of the dossiers differs from the one it is a copy of; SQL over `n`, its number from 1. */
export interface Copies {
  readonly templateCode: string;
  readonly count: number;
  readonly columns: Readonly<Record<string, string>>;
}

/** Copies of dossiers straight into the table, without steps and events; the indexes are built anew afterwards. */
export async function loadCopies(dataSource: DataSource, kinds: readonly Copies[]): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('set statement_timeout = 0');
    const indexes = (await runner.query(
      `select indexname as name, indexdef as statement from pg_indexes
       where tablename = 'dossier' and indexname not in ('dossier_pkey', 'dossier_code_key')`,
    )) as { name: string; statement: string }[];
    for (const { name } of indexes) await runner.query(`drop index ${name}`);
    for (const kind of kinds) await load(runner, kind);
    for (const { statement } of indexes) await runner.query(statement);
    await runner.query('vacuum analyze dossier');
  } finally {
    await runner.query('reset statement_timeout').finally(() => runner.release());
  }
}

async function load(runner: QueryRunner, { templateCode, count, columns: changed }: Copies): Promise<void> {
  const columns = (await runner.query(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = 'dossier' and is_identity = 'NO' order by ordinal_position`,
  )) as { name: string }[];
  const names = columns.map(({ name }) => name);
  const unknown = Object.keys(changed).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`dossier has no column ${unknown.join(', ')}`);
  await runner.query(
    `insert into dossier (${names.join(', ')})
     select ${names.map((name) => changed[name] ?? `t.${name}`).join(', ')}
     from generate_series(1, ${count}) as n cross join (select * from dossier where code = $1) as t`,
    [templateCode],
  );
}
