-- Drafts of working calendars: what shall become the next version, until another than its author has approved it.

create table calendar_draft (
  id          uuid        not null primary key,
  -- no foreign key: a draft may be of a calendar that does not exist before it is published
  calendar_id text        collate "C" not null check (calendar_id ~ '^[a-z][a-z0-9-]*$'),
  unit_code   text        collate "C" not null,
  creates     boolean     not null,
  inherits    text        collate "C" references calendar (id) check (inherits <> calendar_id),
  year        integer     check (year between 2000 and 2100),
  -- all exceptions of the year; they stand in place of those published before
  exceptions  jsonb,
  weekly      jsonb,
  rule_set    jsonb,
  reason      text        not null check (btrim(reason) <> ''),
  -- the decision it is published by
  citation    text        not null check (btrim(citation) <> ''),
  -- what becomes of due times that were promised under the version before
  effect      text        not null check (effect in ('recompute', 'grandfather')),
  state       text        not null check (state in ('draft', 'approved', 'published', 'discarded')),
  version     integer     not null check (version >= 1),
  drafted_by  text        not null,
  drafted_at  timestamptz not null,
  changed_by  text        not null,
  changed_at  timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  -- version of the calendar that was in force when it was approved, 0: none; what the approver saw the difference to
  approved_against integer check (approved_against >= 0),
  -- who ended it, by publishing or discarding, and when
  ended_by    text,
  ended_at    timestamptz,
  published_as integer    check (published_as >= 1),
  check ((year is null) = (exceptions is null)),
  check (creates or inherits is null),
  check (creates or year is not null or weekly is not null or rule_set is not null),
  check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (approved_against is null)),
  check (state not in ('approved', 'published') or approved_by is not null),
  check (state <> 'draft' or approved_by is null),
  check ((state in ('published', 'discarded')) = (ended_by is not null) and (ended_by is null) = (ended_at is null)),
  check ((state = 'published') = (published_as is not null)),
  constraint calendar_draft_four_eyes check (approved_by <> drafted_by and approved_by <> changed_by),
  constraint calendar_draft_confirmed check (
    state not in ('approved', 'published') or not coalesce(exceptions @> '[{"mark": "unconfirmed"}]', false)
  )
);
-- one open draft for each year of a calendar, and one that is about no year
create unique index calendar_draft_one_open on calendar_draft (calendar_id, coalesce(year, 0))
  where state in ('draft', 'approved');
create unique index calendar_draft_one_new_calendar on calendar_draft (unit_code)
  where creates and state in ('draft', 'approved');
create index calendar_draft_by_calendar on calendar_draft (calendar_id, drafted_at, id);
create index calendar_draft_by_state on calendar_draft (state, drafted_at, id);

create function refuse_change_of_ended_draft() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'drafts are discarded, never removed' using errcode = 'integrity_constraint_violation';
  end if;
  if old.state in ('published', 'discarded') then
    raise exception 'draft % has ended: it never changes', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'published' and old.state <> 'approved' then
    raise exception 'draft % is not approved', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if new.state in ('approved', 'published')
    and (new.exceptions, new.weekly, new.rule_set, new.citation, new.effect, new.reason, new.year, new.inherits)
      is distinct from
        (old.exceptions, old.weekly, old.rule_set, old.citation, old.effect, old.reason, old.year, old.inherits) then
    raise exception 'draft % changes and is approved at once', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if (new.id, new.calendar_id, new.unit_code, new.creates, new.drafted_by, new.drafted_at)
      is distinct from (old.id, old.calendar_id, old.unit_code, old.creates, old.drafted_by, old.drafted_at) then
    raise exception 'draft % stays of its calendar and its author', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'versions of draft % are without gaps', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger calendar_draft_guarded before update or delete on calendar_draft
  for each row execute function refuse_change_of_ended_draft();
