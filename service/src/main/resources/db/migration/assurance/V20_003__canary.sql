-- A marker that was sealed, and is looked for in clear in all files of this office. Without its key neither column tells
-- what it is.
create table assurance_canary (
  object uuid primary key,
  made_at timestamptz not null,
  wrapped bytea not null,
  sealed bytea not null
);
alter table assurance_canary enable row level security;
alter table assurance_canary force row level security;
grant select, insert on assurance_canary to denwaban_app;
create policy office on assurance_canary using (app_office()) with check (app_office());
