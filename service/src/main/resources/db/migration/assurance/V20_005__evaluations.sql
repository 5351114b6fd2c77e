-- Links by which a company without an account evaluates this office, what it saw, and what it signed. But for taking a
-- link back, rows are added, and never changed or removed.
create table assurance_link (
  id uuid primary key,
  company text not null check (length(company) between 1 and 160),
  -- SHA-256 of the link's secret
  digest bytea not null unique check (length(digest) = 32),
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  withdrawn_at timestamptz
);
create index assurance_link_made on assurance_link (made_at desc);

create table assurance_evidence (
  digest bytea primary key check (length(digest) = 32),
  text text not null check (length(text) between 2 and 60000),
  seen_at timestamptz not null
);

create table assurance_evaluation (
  id uuid primary key,
  link uuid not null unique references assurance_link,
  made_at timestamptz not null,
  entrusts boolean not null,
  text text not null check (length(text) between 2 and 60000),
  signature bytea not null check (length(signature) = 64)
);

do $$
declare
  name text;
begin
  foreach name in array array['assurance_link', 'assurance_evidence', 'assurance_evaluation']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
grant update (withdrawn_at) on assurance_link to denwaban_app;
