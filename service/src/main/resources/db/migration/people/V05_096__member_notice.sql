-- What a client's members are told on their own screens, because it gives somebody power over their data.
create table member_notice (
  id uuid primary key,
  client_id uuid not null,
  kind text not null check (kind in ('admin-made', 'admin-link', 'recovery-began')),
  person_id uuid not null references person,
  at timestamptz not null
);
create index member_notice_client on member_notice (client_id, at);

alter table member_notice enable row level security;
alter table member_notice force row level security;
create policy office on member_notice using (app_office()) with check (app_office());
grant select, insert, delete on member_notice to denwaban_app;
