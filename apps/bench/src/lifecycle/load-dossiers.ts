import { Client } from 'pg';
import type { Run } from '../benchmark.js';

const chunk = 50_000;

/**
 * Dossiers that are long finished, with their steps and events: copies of one that was played, over two years, in the
 * twelve districts, each of somebody else, whose data cannot be opened. Straight into the tables; nothing of it goes to the bus.
 */
export async function loadDossiers({ say }: Run, url: string, templateId: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Our own copies need no check of their references; the triggers of append-only tables are not for inserts.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
    const dossier = await copyOf(client, 'dossier', {
      id: null,
      code: `u.unit || '-' || to_char(t.submitted_at - u.age, 'YYMMDD') || '-L' || u.number`,
      unit_code: 'u.unit',
      owner_subject: 'u.subject',
      ...earlier('submitted_at', 'received_at', 'due_at', 'finished_at', 'last_step_at'),
    });
    const step = await copyOf(client, 'dossier_step', {
      dossier_id: 'u.id',
      unit_code: 'u.unit',
      ...earlier('at', 'due_at'),
    });
    const event = await copyOf(client, 'event', {
      position: null,
      id: 'gen_random_uuid()',
      subject: 'u.code',
      ...earlier('occurred_at'),
    });
    for (let from = 0; from < count; from += chunk) {
      const to = Math.min(count, from + chunk);
      await client.query(
        `with u as materialized (
           select number, 'H52.' || (31 + number % 12) as unit, make_interval(days => 30 + number % 700) as age,
             gen_random_uuid() as subject
           from generate_series(${from + 1}, ${to}) as number
         ), person as (
           insert into subject_key (id, digest, wrapped, wrapped_by)
           select u.subject, sha256(u.subject::text::bytea), t.wrapped, t.wrapped_by
           from u cross join (select * from subject_key limit 1) as t
         ), made as (
           insert into dossier (${dossier.columns}) select ${dossier.values}
           from u cross join (select * from dossier where id = ${templateId}) as t order by u.number
           returning id, code, unit_code as unit, submitted_at
         ), aged as materialized (
           select made.id, made.code, made.unit, t.submitted_at - made.submitted_at as age
           from made cross join (select submitted_at from dossier where id = ${templateId}) as t
         ), stepped as (
           insert into dossier_step (${step.columns}) select ${step.values}
           from aged as u cross join (select * from dossier_step where dossier_id = ${templateId}) as t
           order by u.id, t.number
         )
         insert into event (${event.columns}) select ${event.values}
         from aged as u cross join (select * from event where subject = (select code from dossier where id = ${templateId})) as t
         order by t.sequence, u.id`,
      );
      if (to % 200_000 === 0) say(`  ${to} dossiers loaded`);
    }
    say('vacuum analyze');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function earlier(...columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, `t.${column} - u.age`]));
}

/** Columns and values of a copy of a row `t`: as it is, but for what is stated; null: the column is left to its default. */
async function copyOf(client: Client, table: string, changed: Readonly<Record<string, string | null>>) {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  for (const name of Object.keys(changed)) {
    if (!names.includes(name))
      throw new Error(`Table ${table} has no column ${name}: loading has to follow its change`);
  }
  const copied = names.filter((name) => changed[name] !== null);
  return { columns: copied.join(', '), values: copied.map((name) => changed[name] ?? `t.${name}`).join(', ') };
}
