-- Positions change by orders: requested by one, approved by another (regular, acting and delegated positions, early ends).

alter table position
  add column kind text not null default 'regular' check (kind in ('regular', 'acting', 'delegated')),
  -- the position it stands in for, or whose rights were delegated
  add column of_position text collate "C" references position (id),
  add constraint position_of_another check ((kind = 'regular') = (of_position is null) and of_position <> id),
  add constraint position_ends check (kind = 'regular' or valid_to is not null);
create index position_of on position (of_position) where of_position is not null;
comment on column position.kind is 'acting: in place of its holder; delegated: by its holder, in part (Law on the organisation of local government)';

create table position_order (
  id           uuid        not null primary key,
  kind         text        not null check (kind in ('appoint', 'act', 'delegate', 'end')),
  position_id  text        collate "C" not null check (position_id ~ '^[a-z][a-z0-9-]*$'),
  -- as the position shall be
  content      jsonb       not null check (jsonb_typeof(content) = 'object'),
  unit_code    text        collate "C" not null,
  officer_id   text        not null,
  reason       text        not null check (btrim(reason) <> ''),
  citation     text        not null check (btrim(citation) <> ''),
  state        text        not null check (state in ('requested', 'approved', 'refused')),
  requested_by text        not null,
  requested_at timestamptz not null,
  decided_by   text,
  decided_at   timestamptz,
  check ((state = 'requested') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint position_order_four_eyes check (state <> 'approved' or (decided_by <> requested_by and decided_by <> officer_id))
);
create unique index position_order_one_open on position_order (position_id) where state = 'requested';
create index position_order_listed on position_order (requested_at desc, id desc);
comment on table position_order is 'Who asked for which change of a position, and who decided; decided once, never changed';

create function refuse_change_of_order() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'requested' then
    raise exception 'order % is decided: it stays', old.id using errcode = 'integrity_constraint_violation';
  end if;
  if (new.id, new.kind, new.position_id, new.content, new.unit_code, new.officer_id, new.reason, new.citation,
      new.requested_by, new.requested_at)
    is distinct from (old.id, old.kind, old.position_id, old.content, old.unit_code, old.officer_id, old.reason,
      old.citation, old.requested_by, old.requested_at) then
    raise exception 'order % is decided as it was requested', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger position_order_guarded before update or delete on position_order
  for each row execute function refuse_change_of_order();

-- one that begins after the end of what it is of never comes into force: both are the same day
alter table position drop constraint position_check;
alter table position add constraint position_check check (valid_to >= valid_from);
