-- A log that cannot be put in order now, and what waits for it. The others go on: the horizon passes what is held.
create table audit_trouble (
  log uuid primary key,
  since timestamptz not null,
  tries int not null check (tries >= 1),
  again timestamptz not null
);

-- Entries that wait because their log is in trouble.
create table audit_held (
  outbox_id bigint primary key references audit_outbox,
  log uuid not null
);
create index audit_held_log on audit_held (log, outbox_id);

alter table audit_trouble enable row level security;
alter table audit_trouble force row level security;
grant select, insert, update, delete on audit_trouble to denwaban_app;
create policy fence on audit_trouble
  using (app_office()) with check (app_office());

alter table audit_held enable row level security;
alter table audit_held force row level security;
grant select, insert, delete on audit_held to denwaban_app;
create policy fence on audit_held
  using (app_office()) with check (app_office());
-- nobody makes the program forget what is held: it goes when it has its place, and not before
create policy placed on audit_held as restrictive for delete
  using (exists (select from audit_entry e where e.outbox_id = audit_held.outbox_id));
