-- Personal data lie sealed, under a key for each person; once the key is gone, nobody can read them again.

create table identity_index_key (
  id         smallint primary key default 1 check (id = 1),
  wrapped    bytea    not null,
  wrapped_by text     collate "C" not null
);
comment on table identity_index_key is 'From it comes the key of the digests of identity numbers; wrapped by a key of the installation';

create table subject_key (
  id         uuid        primary key,
  digest     bytea       not null unique check (length(digest) = 32),
  wrapped    bytea       not null,
  wrapped_by text        collate "C" not null,
  created_at timestamptz not null default now()
);
comment on table subject_key is 'A key for each person or organisation, wrapped by a key of the installation';
comment on column subject_key.digest is 'HMAC-SHA-256 of the identity number, by which it is found';
comment on column subject_key.wrapped_by is 'Id of the key of the installation';

alter table dossier
  add column owner_subject     uuid  constraint dossier_owner_subject references subject_key,
  add column owner_sealed      bytea,
  add column submitter_subject uuid  constraint dossier_submitter_subject references subject_key,
  add column submitter_sealed  bytea,
  alter column owner_id_number drop not null,
  alter column owner drop not null,
  -- erased: neither a key nor anything to open
  add constraint dossier_owner_or_erased check ((owner_subject is null) = (length(owner_sealed) = 0)),
  add constraint dossier_submitter_or_erased check ((submitter_subject is null) = (coalesce(length(submitter_sealed), 0) = 0)),
  -- rows from before are sealed when the service starts
  add constraint dossier_nothing_plain check (owner_id_number is null and owner is null and submitter is null) not valid;
comment on column dossier.owner_id_number is 'Empty: see owner_sealed. A later migration drops it';
comment on column dossier.owner is 'Empty: see owner_sealed. A later migration drops it';
comment on column dossier.submitter is 'Empty: see submitter_sealed. A later migration drops it';
comment on column dossier.submitter_sealed is 'Null: nobody but the owner';

drop index dossier_owner;
create index dossier_owner on dossier (owner_subject, id);
create index dossier_submitter on dossier (submitter_subject) where submitter_subject is not null;
create index dossier_plain on dossier (id) where owner_id_number is not null;

-- Steps are append-only for everybody but this migration: what it cannot seal, it takes away.
alter table dossier_step disable trigger dossier_step_immutable;
update dossier_step set detail = detail #- '{receiver,idNumber}'
  where action = 'returnResult' and detail -> 'receiver' ? 'idNumber';
alter table dossier_step enable trigger dossier_step_immutable;

-- Both are append-only, by the rights of the service's role as well.
create table erasure_request (
  id           uuid        primary key,
  subject      uuid        not null,
  reason       text        not null,
  legal_basis  text        not null,
  requested_by text        not null,
  requested_at timestamptz not null
);
comment on table erasure_request is 'Whose data somebody wants erased, and on what ground';

create table erased_subject (
  subject      uuid        primary key,
  reason       text        not null,
  legal_basis  text        not null,
  requested_by text        not null,
  requested_at timestamptz not null,
  erased_by    text        not null,
  erased_at    timestamptz not null,
  constraint erased_subject_four_eyes check (erased_by <> requested_by)
);
comment on table erased_subject is 'Whose key was destroyed: to be destroyed again in a database that was brought back from a backup';

create function refuse_change_of_erasure() returns trigger language plpgsql as $$
begin
  raise exception 'erasures are append-only' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger erasure_request_immutable before update or delete on erasure_request
  for each row execute function refuse_change_of_erasure();
create trigger erased_subject_immutable before update or delete on erased_subject
  for each row execute function refuse_change_of_erasure();
