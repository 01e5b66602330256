-- Each version says what the calendar states itself (apart from what it inherits), by which decision, and who answers for it.

alter table calendar_version
  -- the calendar that gives what this one does not state
  add column inherits     text collate "C" references calendar (id) check (inherits <> id),
  -- { weekly?, years?, ruleSet? }
  add column stated       jsonb,
  -- null: delivered data, published by the seed
  add column draft_id     uuid references calendar_draft (id),
  add column reason       text,
  add column citation     text,
  add column effect       text check (effect in ('recompute', 'grandfather')),
  add column drafted_by   text,
  add column approved_by  text,
  add column published_by text,
  add column published_at timestamptz;

-- Of what was published before it is known what holds, not what was inherited: it counts as stated.
alter table calendar_version disable trigger calendar_version_immutable;
update calendar_version set
  stated = jsonb_build_object('weekly', weekly, 'years', years, 'ruleSet', rule_set),
  published_by = 'seed',
  published_at = recorded_at;
alter table calendar_version enable trigger calendar_version_immutable;

alter table calendar_version
  alter column stated set not null,
  alter column published_by set not null,
  alter column published_at set not null,
  add constraint calendar_version_by_decision check (
    num_nonnulls(draft_id, reason, citation, effect, drafted_by, approved_by) in (0, 6)
  ),
  add constraint calendar_version_four_eyes check (approved_by <> drafted_by);
create index calendar_version_of_draft on calendar_version (draft_id) where draft_id is not null;
