-- Sealed objects of clients. Only inside the client's own fence; the office sees nothing here.
-- Rows are added, never changed.

-- An object was begun. Without a row in vault_manifest it is still being written, or broke off.
create table vault_object (
  id uuid primary key,
  client_id uuid not null,
  kind text not null check (kind in ('message', 'recording', 'slip')),
  call_id uuid not null,
  epoch int not null,
  company text not null,
  -- the run of the program that writes it
  process uuid not null,
  opened_at timestamptz not null
);
create index vault_object_call on vault_object (client_id, call_id);

-- The only place where a file key exists: an age header, wrapped by the key vault.
create table vault_header (
  object_id uuid not null references vault_object,
  client_id uuid not null,
  n int not null check (n >= 0),
  audience text not null check (audience in ('company')),
  start_ms bigint not null check (start_ms >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  kek text not null,
  wrapped bytea not null,
  primary key (object_id, n, audience)
);

-- What the sealer signed when the object was whole, or when it was found broken off.
create table vault_manifest (
  object_id uuid primary key references vault_object,
  client_id uuid not null,
  manifest text not null,
  signature bytea not null,
  complete boolean not null,
  duration_ms bigint not null check (duration_ms >= 0),
  kept_at timestamptz not null
);

do $$
declare
  name text;
begin
  foreach name in array array['vault_object', 'vault_header', 'vault_manifest']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy fence on %I using (client_id = app_client())
      with check (client_id = app_client())', name);
    execute format('grant select, insert on %I to denwaban_app', name);
  end loop;
end $$;
