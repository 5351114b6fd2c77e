-- What somebody looked at and did not sign within a day is no evidence of anything: it goes. What was signed stays.
alter table assurance_evidence no force row level security;
alter table assurance_evidence add column signed boolean not null default false;
alter table contract_confirmation no force row level security;
alter table assurance_evaluation no force row level security;
update assurance_evidence e set signed = true
  where exists (select from contract_confirmation c where c.text::jsonb ->> 'evidence' = encode(e.digest, 'base64'))
    or exists (select from assurance_evaluation a where a.text::jsonb ->> 'evidence' = encode(e.digest, 'base64'));
alter table assurance_evaluation force row level security;
alter table contract_confirmation force row level security;
alter table assurance_evidence force row level security;
create index assurance_evidence_unsigned on assurance_evidence (seen_at) where not signed;

drop policy office on assurance_evidence;
create policy office_reads on assurance_evidence for select using (app_office());
create policy office_adds on assurance_evidence for insert with check (app_office());
create policy office_signs on assurance_evidence for update using (app_office()) with check (app_office() and signed);
create policy office_forgets on assurance_evidence for delete using (app_office() and not signed);
grant update (signed), delete on assurance_evidence to denwaban_app;
