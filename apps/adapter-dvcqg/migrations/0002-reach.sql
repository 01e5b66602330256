-- Local copies that decide who may see how a dossier stands with the portal, from events (UnitPublished, ProcedurePublished).

create table unit_parent (
  code   text collate "C" not null,
  parent text collate "C" not null,
  primary key (code, parent)
);
create index unit_parent_parent on unit_parent (parent);
comment on table unit_parent is 'Every parent a unit ever had: a dossier stays where it was received';

create table procedure_confidentiality (
  code         text    collate "C" primary key,
  version      integer not null check (version >= 1),
  confidential boolean not null
);
create index procedure_confidential on procedure_confidentiality (code) where confidential;
comment on table procedure_confidentiality is 'Of the newest version of each procedure';
