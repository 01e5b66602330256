-- What the benchmark's handler writes. No unique constraint: an event handled twice must show. `position` is the order of handling.
create table handled (
  position bigint generated always as identity,
  subject text not null,
  sequence integer not null
);
