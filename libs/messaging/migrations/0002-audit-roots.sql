-- Hash trees over the event log, one for each hour, chained. The digest covers all that makes the row, the tree's blocks apart:
-- they follow from the events.

create table audit_root (
  number         integer     not null primary key check (number >= 1),
  service        text        not null,
  began_at       timestamptz not null,
  ended_at       timestamptz not null,
  first_position bigint      not null,
  last_position  bigint      not null,
  events         integer     not null check (events >= 0),
  root           bytea       not null check (length(root) = 32),
  previous       bytea       check (length(previous) = 32),
  digest         bytea       not null check (length(digest) = 32),
  block_ends     bigint[]    not null,
  block_hashes   bytea       not null,
  constraint audit_root_first check ((number = 1) = (previous is null)),
  constraint audit_root_period check (began_at < ended_at),
  constraint audit_root_range check (last_position >= first_position - 1),
  constraint audit_root_blocks check (length(block_hashes) = 32 * cardinality(block_ends))
);
create unique index audit_root_of_position on audit_root (last_position) where events > 0;
comment on table audit_root is 'Root of the hash tree over the events of an hour: append-only, numbered without gaps from 1, each covering the one before';
comment on column audit_root.last_position is 'All events up to here that no earlier root covers, in order of position';
comment on column audit_root.block_ends is 'Last position of each block of 256 events; with block_hashes, the roots of these subtrees one after the other, a path is found without reading the hour';

create table audit_stamp (
  number     integer     not null primary key references audit_root,
  token      bytea       not null,
  stamped_at timestamptz not null
);
comment on table audit_stamp is 'RFC 3161 time stamp token over the digest of a root, and the time it tells: append-only';

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'roots and time stamps are append-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger audit_root_immutable before update or delete or truncate on audit_root
  for each statement execute function refuse_change_of_audit();
create trigger audit_stamp_immutable before update or delete or truncate on audit_stamp
  for each statement execute function refuse_change_of_audit();
