-- Procedures in full, and the decisions that publish them. Events of it: topic motcua.decision.v1.

-- What receiving a dossier does not need: steps, forms, agencies, legal bases. '{}': nobody has told.
alter table procedure_version add column details jsonb not null default '{}' check (jsonb_typeof(details) = 'object');

create table publication_decision (
  id             text        collate "C" not null primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  number         text        not null check (btrim(number) <> ''),
  issuer_unit    text        collate "C" not null,
  issuer_kind    text        not null check (issuer_kind in ('province', 'ministry')),
  issued_on      date        not null,
  effective_from date        not null check (effective_from >= issued_on),
  summary        text        not null check (btrim(summary) <> ''),
  state          text        not null check (state in ('draft', 'approved', 'published')),
  version        integer     not null check (version >= 1),
  -- who drafted it or changed it last; approves somebody else
  drafted_by     text        not null,
  drafted_at     timestamptz not null,
  approved_by    text,
  approved_at    timestamptz,
  published_by   text,
  published_at   timestamptz,
  -- when it was made public on the national database
  public_at      timestamptz,
  unique (issuer_unit, number, issued_on),
  constraint decision_four_eyes check (approved_by <> drafted_by),
  constraint decision_approved check ((state <> 'draft') = (approved_by is not null)),
  constraint decision_published check ((state = 'published') = (published_at is not null))
);
create index publication_decision_newest on publication_decision (issued_on desc, id desc);

create table decision_row (
  decision_id    text    collate "C" not null references publication_decision,
  number         integer not null check (number >= 1),
  kind           text    not null check (kind in ('new', 'amended', 'replaced', 'repealed')),
  procedure_code text    collate "C" not null,
  replaces       text[]  collate "C" not null,
  -- null: with the decision
  effective_from date,
  -- the procedure is older than this system: what it was before is not known
  first_known    boolean not null,
  legal_bases    jsonb   not null check (jsonb_typeof(legal_bases) = 'array'),
  content        jsonb   check (jsonb_typeof(content) = 'object'),
  primary key (decision_id, number),
  constraint decision_row_content check ((kind = 'repealed') = (content is null)),
  constraint decision_row_replaces check (kind <> 'replaced' or cardinality(replaces) > 0)
);
create index decision_row_procedure on decision_row (procedure_code);
create index decision_row_replaced on decision_row using gin (replaces);

create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'decision % is published and never changes', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end
$$;
create trigger publication_decision_immutable before update or delete on publication_decision
  for each row execute function refuse_change_of_decision();

create function refuse_change_of_decision_row() returns trigger language plpgsql as $$
begin
  if exists (
    select from publication_decision
    where id in (old.decision_id, new.decision_id) and state = 'published'
  ) then
    raise exception 'rows of a published decision never change' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end
$$;
create trigger decision_row_immutable before insert or update or delete on decision_row
  for each row execute function refuse_change_of_decision_row();
