-- Local copies of what the directory announces, for the verification of processes. A version of a unit is announced again
-- when its end moves, a position when anything of it changes.

create table unit_version (
  code       text    collate "C" not null,
  version    integer not null check (version >= 1),
  name       text    not null,
  kind       text    not null,
  level      text    not null,
  parent     text    collate "C",
  valid_from date    not null,
  valid_to   date,
  primary key (code, version)
);
comment on table unit_version is 'Units as the directory published them (UnitPublished)';

create table position (
  id          text   collate "C" not null primary key,
  unit_code   text   collate "C" not null,
  permissions text[] not null,
  valid_from  date   not null,
  valid_to    date
);
comment on table position is 'What positions may do, as the directory published it (PositionPublished); not who holds them';
