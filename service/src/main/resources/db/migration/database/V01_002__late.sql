-- Steps that waited on a disk while the database was away, marked in the transaction that writes
-- them, so that after a crash none is written twice. Each mark goes when its file is gone.
create table late_write (
  id uuid primary key,
  client_id uuid not null,
  at timestamptz not null default now()
);

alter table late_write enable row level security;
alter table late_write force row level security;
create policy fence on late_write
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert, delete on late_write to denwaban_app;
