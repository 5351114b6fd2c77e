-- Time stamps of an authority (RFC 3161) on states of the logs, as they came.
create table audit_stamp (
  id bigint generated always as identity primary key,
  log uuid not null,
  size bigint not null,
  -- when the authority says that the state was there
  at timestamptz not null,
  answer bytea not null check (length(answer) <= 65536),
  unique (log, size),
  foreign key (log, size) references audit_checkpoint
);

alter table audit_stamp enable row level security;
alter table audit_stamp force row level security;
grant select, insert on audit_stamp to denwaban_app;

create policy fence on audit_stamp
  using (app_office() or log = app_client()) with check (app_office());
