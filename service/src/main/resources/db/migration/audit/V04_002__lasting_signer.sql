-- The second signing key of each log, ML-DSA-44: a seed, wrapped by the key vault.
create table audit_lasting_signer (
  log uuid primary key,
  wrapped bytea not null
);

alter table audit_lasting_signer enable row level security;
alter table audit_lasting_signer force row level security;
grant select, insert on audit_lasting_signer to denwaban_app;

create policy fence on audit_lasting_signer
  using (app_office()) with check (app_office());
