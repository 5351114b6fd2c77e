-- Where a client's administrator wants a copy of the company's log to go, besides the office's folder.
create table copy_target (
  client_id uuid primary key,
  kind text not null check (kind in ('https', 'bucket')),
  address text not null check (length(address) <= 500),
  -- of a bucket alone
  bucket text not null check (length(bucket) <= 63),
  region text not null check (length(region) <= 40),
  path_style boolean not null,
  lock_days int not null check (lock_days between 0 and 3650),
  -- a token or a pair of keys, wrapped by the key vault
  secret bytea not null,
  set_at timestamptz not null
);

-- What a copy has, so that the next time only the rest is written.
create table copy_state (
  log uuid not null,
  place text not null check (place in ('folder', 'own')),
  size bigint not null,
  witnessed bigint not null,
  stamped bigint not null,
  -- when it was last complete; null if it never was
  at timestamptz,
  -- null if the last attempt worked
  trouble text,
  primary key (log, place)
);

alter table copy_target enable row level security;
alter table copy_target force row level security;
alter table copy_state enable row level security;
alter table copy_state force row level security;
grant select, insert, update, delete on copy_target, copy_state to denwaban_app;

create policy fence on copy_target
  using (app_office() or client_id = app_client()) with check (client_id = app_client());
create policy fence on copy_state
  using (app_office() or log = app_client()) with check (app_office() or log = app_client());

-- Confirmations of one state, for a copy.
create index audit_witnessed_size on audit_witnessed (log, size);
