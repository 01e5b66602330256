-- Versions follow each other without gaps, and no calendar inherits from itself, not even over others.

create function refuse_gap_and_circle_of_calendars() returns trigger language plpgsql as $$
begin
  if new.version <> 1 + coalesce(
    (select max(version) from calendar_version where id = new.id and version <> new.version), 0
  ) then
    raise exception 'calendar %: version % does not follow the newest', new.id, new.version
      using errcode = 'integrity_constraint_violation';
  end if;
  if exists (
    with recursive line (id) as (
      select new.inherits
      union
      select newest.inherits
      from line
      cross join lateral (
        select inherits from calendar_version where id = line.id order by version desc limit 1
      ) newest
    )
    select from line where id = new.id
  ) then
    raise exception 'calendar % inherits from itself', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger calendar_version_follows after insert on calendar_version
  for each row execute function refuse_gap_and_circle_of_calendars();
