import type { DataSource } from 'typeorm';

/** Everything a database holds, as text: each row of each table with the table's name before it. */
export async function storedText(dataSource: DataSource): Promise<string[]> {
  const tables = await dataSource.query<{ name: string }[]>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      dataSource.query<{ row: string }[]>(
        `select '${name} ' || t::text || ' ' || to_jsonb(t)::text as row from ${name} as t`,
      ),
    ),
  );
  return rows.flat().map(({ row }) => row);
}
