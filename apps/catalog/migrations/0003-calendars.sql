-- Local copies of the working calendars, from events (CalendarPublished): whether a decision came in time is counted by them.

create table calendar_version (
  id        text    collate "C" not null,
  version   integer not null check (version >= 1),
  unit_code text    collate "C" not null,
  content   jsonb   not null,
  primary key (id, version)
);
create index calendar_version_unit on calendar_version (unit_code, version);
