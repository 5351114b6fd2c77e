-- Which states of clients' logs stand in the installation's log, and since when. What counts is the entry
-- there; this says where to look and when the next is due.
create table audit_anchor (
  log uuid not null,
  size bigint not null check (size > 0),
  at timestamptz not null,
  primary key (log, size)
);

alter table audit_anchor enable row level security;
alter table audit_anchor force row level security;
grant select, insert on audit_anchor to denwaban_app;
create policy fence on audit_anchor
  using (app_office()) with check (app_office());
