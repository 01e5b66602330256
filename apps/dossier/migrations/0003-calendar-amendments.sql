-- Amended calendars, whom they concern, and how far they have been followed.

create table calendar_amendment (
  calendar_id  text        collate "C" not null,
  version      integer     not null check (version >= 2),
  effect       text        not null check (effect in ('recompute', 'grandfather')),
  reason       text        not null,
  citation     text        not null,
  approved_by  text        not null,
  announced_at timestamptz not null default now(),
  -- open dossiers judged by it, and how many of them were looked at; null: not counted yet
  concerned    integer,
  examined     integer     not null default 0,
  -- every dossier it moves has been moved; for `grandfather` from the first
  finished_at  timestamptz,
  primary key (calendar_id, version)
);
comment on table calendar_amendment is 'Amendments of calendars (CalendarPublished); which dossiers were moved stands in their steps';
create index calendar_amendment_open on calendar_amendment (announced_at) where finished_at is null;

create table calendar_amendment_refusal (
  calendar_id  text    collate "C" not null,
  version      integer not null,
  dossier_code text    collate "C" not null,
  -- why the amended calendar gives the dossier no due time; it keeps the one it had
  code         text    not null,
  primary key (calendar_id, version, dossier_code),
  foreign key (calendar_id, version) references calendar_amendment
);
comment on table calendar_amendment_refusal is 'Dossiers that keep their due time because the amended calendar gives them none';

create index dossier_step_moved on dossier_step ((detail ->> 'id'), ((detail ->> 'to')::integer))
  where action = 'moveDeadline';
