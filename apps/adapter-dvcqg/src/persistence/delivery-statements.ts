/** Parameters: now, how many, worker, lease in ms. */
export const claimSql = `
with due as (
  select code from delivery
  where due_at <= $1 and (claimed_until is null or claimed_until <= now())
  order by due_at limit $2 for update skip locked
), claimed as (
  update delivery d set fence = d.fence + 1, claimed_by = $3, claimed_until = now() + $4 * interval '1 millisecond',
    record_digest = case when d.record_again then null else d.record_digest end, record_again = false
  from due where d.code = due.code
  returning d.*
)
select c.code, c.fence, c.presence, c.record_sequence, c.record_digest, c.steps_up_to, c.steps_ahead, c.exchanges, c.attempts, c.riddles,
  w.sequence, w.facts, p.facts as told,
  (select jsonb_agg(s.step order by s.number) from wanted_step s where s.code = c.code and s.number <= w.sequence) as steps,
  x.number as open_number, x.call as open_call, x.steps as open_steps, coalesce(x.completed_at, x.requested_at) as open_lost_at
from claimed c
join wanted_dossier w on w.code = c.code
left join personal_facts p on p.code = c.code
left join exchange x on x.code = c.code and x.number = c.open_exchange`;

/** Parameters: codes, fences, lease in ms. */
export const renewSql = `
update delivery d set claimed_until = now() + $3 * interval '1 millisecond'
from (select d.code from delivery d join unnest($1::text[], $2::bigint[]) as held(code, fence) using (code, fence)
      for update of d skip locked) held
where d.code = held.code
returning d.code, d.fence`;

/**
 * One turn in one statement, under the fence: the delivery, the journal, the answer of the call that ended, the settlement of
 * an earlier one. The answer is kept even when the claim was lost. Parameters: see `DeliveryRepository.advance`.
 */
export const advanceSql = `
with moved as (
  update delivery set
    presence = $4, record_sequence = $5, record_digest = $6, steps_up_to = $7, steps_ahead = $8::integer[], open_exchange = $9,
    exchanges = $10, attempts = $11, riddles = $24,
    acknowledged = case when record_again then least($12, wanted - 1) else $12 end,
    acknowledged_at = case when $12 > acknowledged then $13 else acknowledged_at end,
    claimed_by = case when $14 then null else claimed_by end,
    claimed_until = case when $14 then null else claimed_until end,
    due_at = case when $14 then coalesce($15, case when wanted > $3 or record_again then $13::timestamptz end) else due_at end,
    pending_since = case when $12 < wanted or record_again then case when $12 = $3 then $13 else coalesce(pending_since, $13) end end,
    failure = case when $14 then $16 else failure end,
    failure_code = case when $14 then $17 else failure_code end,
    failure_text = case when $14 then $18 else failure_text end,
    failed_at = case when not $14 then failed_at when $16::text is null then null else $13 end
  where code = $1 and fence = $2
  returning claimed_by
), written as (
  insert into exchange (code, number, call, sequence, steps, sent_by, requested_at, request_digest, outcome, completed_at,
                        duration_ms, http, answer_code, answer_text, answer_digest)
  select $1, r.number, r.call, r.sequence, r.steps, $23, r.requested_at, r.request_digest, r.outcome, r.completed_at,
         r.duration_ms, r.http, r.answer_code, r.answer_text, r.answer_digest
  from moved, jsonb_to_recordset($19::jsonb) as r(number integer, call text, sequence integer, steps integer[],
    requested_at timestamptz, request_digest text, outcome text, completed_at timestamptz, duration_ms integer, http integer,
    answer_code text, answer_text text, answer_digest text)
), finished as (
  update exchange x set outcome = r.outcome, completed_at = r.completed_at, duration_ms = r.duration_ms, http = r.http,
    answer_code = r.answer_code, answer_text = r.answer_text, answer_digest = r.answer_digest
  from jsonb_to_recordset($20::jsonb) as r(number integer, outcome text, completed_at timestamptz, duration_ms integer,
    http integer, answer_code text, answer_text text, answer_digest text)
  where x.code = $1 and x.number = r.number and x.completed_at is null
), settled as (
  update exchange set settled_as = $22, settled_at = $13,
    outcome = case when outcome = 'requested' then 'unknown' else outcome end, completed_at = coalesce(completed_at, $13)
  where code = $1 and number = $21 and exists (select from moved)
)
select exists (select from moved) as held`;
