-- What witnesses confirmed of each log: their lines of signatures, as they came.
create table audit_witnessed (
  id bigint generated always as identity primary key,
  log uuid not null,
  witness text not null,
  size bigint not null check (size >= 0),
  -- when the witness says that it signed
  at timestamptz not null,
  signatures text not null
);
create index audit_witnessed_newest on audit_witnessed (log, witness, id desc);

alter table audit_witnessed enable row level security;
alter table audit_witnessed force row level security;
grant select, insert on audit_witnessed to denwaban_app;

create policy fence on audit_witnessed
  using (app_office() or log = app_client()) with check (app_office());
