import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mostRiddles } from '../push-dossier/delivery.js';
import type { WantedChange } from '../wanted/wanted-change.js';

/** Writes what events say the portal shall know. */
@Injectable()
export class WantedRepository {
  /**
   * Applies changes in one statement, those of one dossier in order. What is known already changes nothing. A dossier
   * that is parked or seldom tried gets a new chance: what was refused may not be what is wanted now.
   */
  async apply(manager: EntityManager, changes: readonly WantedChange[], at: Date): Promise<void> {
    const dossiers = new Map<string, { code: string; sequence: number; facts: object; changed_at: string }>();
    for (const { code, sequence, facts, step } of changes) {
      dossiers.set(code, { code, sequence, facts: { ...dossiers.get(code)?.facts, ...facts }, changed_at: step.at });
    }
    const steps = changes.map(({ code, step }) => ({ code, number: step.number, step }));
    await manager.query(applySql, [JSON.stringify([...dossiers.values()]), JSON.stringify(steps), at]);
  }
}

const applySql = `
with dossier as (
  insert into wanted_dossier as w (code, sequence, facts, changed_at)
  select code, sequence, facts, changed_at
  from jsonb_to_recordset($1::jsonb) as r(code text, sequence integer, facts jsonb, changed_at timestamptz) order by code
  on conflict (code) do update
    set sequence = excluded.sequence, facts = w.facts || excluded.facts, changed_at = excluded.changed_at
    where w.sequence < excluded.sequence
  returning code, sequence
), step as (
  insert into wanted_step (code, number, step)
  select code, number, step from jsonb_to_recordset($2::jsonb) as r(code text, number integer, step jsonb)
  on conflict do nothing
)
insert into delivery as d (code, wanted, due_at, pending_since)
select code, sequence, $3, $3 from dossier order by code
on conflict (code) do update set
  wanted = excluded.wanted,
  due_at = case when d.riddles >= ${mostRiddles} then excluded.due_at else coalesce(d.due_at, excluded.due_at) end,
  riddles = case when d.due_at is null or d.riddles >= ${mostRiddles} then 0 else d.riddles end,
  attempts = case when d.due_at is null then 0 else d.attempts end,
  pending_since = coalesce(d.pending_since, excluded.pending_since)`;
