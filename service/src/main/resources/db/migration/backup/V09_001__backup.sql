-- Base backups of the database that were begun. One without an end was cut off, and counts for nothing.
create table backup_run (
  id uuid primary key,
  began_at timestamptz not null,
  -- null while it goes on, or for ever
  ended_at timestamptz,
  -- as the place names it; null unless it is whole
  base text check (base ~ '^[0-9]{8}T[0-9]{6}Z$'),
  bytes bigint not null check (bytes >= 0),
  -- why it is not whole; null if it is
  trouble text check (length(trouble) between 1 and 40),
  -- who pressed the button; null for the program itself
  started_by uuid
);
create index backup_run_began on backup_run (began_at);

-- Payloads at the place. They are sealed to clients; the digest is what a restore compares.
create table backup_payload (
  object_id uuid not null,
  segment int not null check (segment >= 0),
  -- the last two digits of the object's id, as the store's folders
  shelf text not null check (shelf ~ '^[0-9a-f]{2}$'),
  bytes bigint not null check (bytes >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  copied_at timestamptz not null,
  -- since when the store has it no more
  gone_at timestamptz,
  primary key (object_id, segment)
);
create index backup_payload_shelf on backup_payload (shelf);
create index backup_payload_gone on backup_payload (gone_at) where gone_at is not null;

-- Backups that were brought back to see whether they come back. Rows are added, and never changed or removed.
create table backup_drill (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  -- the base backup it began with; null if there was none
  base text check (base ~ '^[0-9]{8}T[0-9]{6}Z$'),
  passed boolean not null,
  -- how old the newest of the log was at the place, and how long it took until an office could start; null if unknown
  rpo_seconds int check (rpo_seconds >= 0),
  rto_seconds int check (rto_seconds >= 0),
  started_by uuid,
  check (ended_at >= began_at)
);
create index backup_drill_began on backup_drill (began_at);

create table backup_drill_check (
  drill_id uuid not null references backup_drill,
  n int not null check (n > 0),
  code text not null check (length(code) between 1 and 40),
  good boolean not null,
  -- how many were looked at, and of these how many were not as they should be
  looked bigint not null check (looked >= 0),
  bad bigint not null check (bad between 0 and looked),
  primary key (drill_id, n)
);

do $$
declare
  name text;
begin
  foreach name in array array['backup_run', 'backup_payload', 'backup_drill', 'backup_drill_check']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;

grant update (ended_at, base, bytes, trouble) on backup_run to denwaban_app;
grant update (bytes, sha256, copied_at, gone_at), delete on backup_payload to denwaban_app;
