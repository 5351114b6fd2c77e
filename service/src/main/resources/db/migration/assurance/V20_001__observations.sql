-- What this office claims of itself stands on observations: signed in batches, each batch an entry of the
-- installation's log. Rows are added, and never changed or removed.
create table assurance_signer (
  id int primary key check (id = 1),
  wrapped bytea not null,
  made_at timestamptz not null
);

create table assurance_batch (
  id uuid primary key,
  made_at timestamptz not null,
  -- SHA-256 of the text of each observation, one after the other
  hashes bytea not null check (length(hashes) > 0 and length(hashes) % 32 = 0),
  signature bytea not null check (length(signature) = 64)
);

create table assurance_observation (
  seq bigint generated always as identity unique,
  id uuid primary key,
  batch uuid not null references assurance_batch,
  n int not null check (n >= 0),
  check_code text not null check (length(check_code) between 1 and 40),
  scope_kind text not null check (scope_kind in ('office', 'site', 'client', 'contract', 'service')),
  scope_id text not null check ((scope_id = '') = (scope_kind = 'office') and length(scope_id) <= 40),
  method text not null check (method in ('test', 'examine', 'interview')),
  result text not null check (result in ('passed', 'failed', 'could-not-look', 'not-applicable')),
  population bigint not null,
  sample bigint not null check (sample between 0 and population),
  ja text not null check (length(ja) between 1 and 400),
  en text not null check (length(en) between 1 and 400),
  evidence bytea not null check (length(evidence) = 32),
  collected timestamptz not null,
  expires timestamptz not null check (expires > collected),
  producer text not null check (length(producer) between 1 and 120),
  unique (batch, n)
);
create index assurance_observation_newest
  on assurance_observation (check_code, scope_kind, scope_id, collected desc, seq desc);

do $$
declare
  name text;
begin
  foreach name in array array['assurance_signer', 'assurance_batch', 'assurance_observation']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
