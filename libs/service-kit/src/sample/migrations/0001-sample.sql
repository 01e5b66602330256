create table sample (
  code    text    primary key,
  count   integer not null check (count >= 0),
  version integer not null
);
create table step (
  number integer generated always as identity primary key,
  note   text not null
);
