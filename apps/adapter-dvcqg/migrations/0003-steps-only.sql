-- What is known of people is asked for when it is sent, and kept nowhere here: who is erased is erased everywhere.

update personal_facts set facts = jsonb_build_object('code', code, 'steps', facts -> 'steps');
alter table personal_facts add constraint personal_facts_steps_only check (facts - '{code,steps}'::text[] = '{}');
comment on table personal_facts is 'Names of officers and texts of the steps, as they were told first: an entry sent again is the same in every field';
