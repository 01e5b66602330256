-- Apologies with a new appointment (slip 04), oldest first: instants, and why.

alter table dossier add column extensions jsonb not null default '[]' check (jsonb_typeof(extensions) = 'array');
