-- What the office's own program found when it tried its doors as an outsider would. Rows are added, and never changed
-- or removed: a run of a year ago is as it was.
create table probe_run (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  -- who pressed the button; null for the program itself
  started_by uuid,
  check (ended_at >= began_at)
);
create index probe_run_began on probe_run (began_at);

-- One attempt. It names an address as the program registers it, a role or a port; never an id, a name or what came back.
create table probe_observation (
  run_id uuid not null references probe_run,
  n int not null check (n > 0),
  way text not null check (length(way) between 1 and 20),
  target text not null check (length(target) between 1 and 120),
  attempt text not null check (length(attempt) between 1 and 40),
  expected text not null check (length(expected) between 1 and 60),
  came text not null check (length(came) between 1 and 60),
  outcome text not null check (outcome in ('refused', 'not-refused', 'known', 'not-tried')),
  at timestamptz not null,
  millis int not null check (millis >= 0),
  primary key (run_id, n)
);

-- In whose name the program tries: a person who is nobody. One who was erased is followed by another.
create table probe_person (
  person_id uuid primary key,
  since timestamptz not null
);

do $$
declare
  name text;
begin
  foreach name in array array['probe_run', 'probe_observation', 'probe_person']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
