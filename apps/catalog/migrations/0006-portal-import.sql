-- What the national portal said of procedures, compared with ours at that moment. Nothing of it is in force: it is drafted.

create table portal_import (
  id          bigint      not null generated always as identity primary key,
  started_by  text        not null,
  started_at  timestamptz not null,
  -- held: so many of ours were missing in the list that nobody believes it before somebody confirms
  state       text        not null check (state in ('running', 'done', 'held', 'failed')),
  -- of the list; null: not read yet
  listed      integer     check (listed >= 0),
  unreadable  integer     not null default 0,
  examined    integer     not null default 0,
  -- of `failed`
  why         text,
  progress_at timestamptz not null,
  finished_at timestamptz,
  constraint portal_import_finished check ((state = 'running') = (finished_at is null)),
  constraint portal_import_failed check ((state = 'failed') = (why is not null))
);
create unique index portal_import_one_at_a_time on portal_import ((true)) where state = 'running';

create table portal_import_row (
  import_id   bigint not null references portal_import,
  code        text   collate "C" not null,
  name        text   not null,
  outcome     text   not null check (outcome in ('same', 'differs', 'new', 'notPublic', 'missingOnPortal', 'bad', 'unread')),
  -- places, sentences
  differences jsonb  not null default '[]' check (jsonb_typeof(differences) = 'array'),
  problems    jsonb  not null default '[]' check (jsonb_typeof(problems) = 'array'),
  -- what would be drafted
  content     jsonb  check (jsonb_typeof(content) = 'object'),
  -- word for word, to explain it later
  raw         jsonb,
  digest      text,
  primary key (import_id, code),
  constraint portal_import_row_drafted check ((outcome in ('differs', 'new')) = (content is not null))
);
create index portal_import_row_outcome on portal_import_row (import_id, outcome, code);
