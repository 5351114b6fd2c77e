-- How the six items stood, for the offered service (no client) and for each client: each change as it was seen, and each
-- day as a whole, signed. What was red stays red in the history: rows are added, and never changed or removed.
create table assurance_change (
  seq bigint generated always as identity primary key,
  client_id uuid,
  item text not null check (length(item) between 1 and 20),
  state text not null check (state in
    ('met', 'partly', 'not-met', 'expired', 'never-observed', 'not-applicable')),
  at timestamptz not null
);
create index assurance_change_item on assurance_change (client_id, item, seq desc);
create index assurance_change_at on assurance_change (client_id, at);

create table assurance_day (
  day date primary key,
  -- SHA-256 of each text of that day, one after the other
  hashes bytea not null check (length(hashes) > 0 and length(hashes) % 32 = 0),
  signature bytea not null check (length(signature) = 64),
  made_at timestamptz not null
);

create table assurance_posture (
  day date not null references assurance_day,
  n int not null check (n >= 0),
  client_id uuid,
  text text not null check (length(text) between 2 and 4000),
  primary key (day, n)
);
create index assurance_posture_client on assurance_posture (client_id, day);

do $$
declare
  name text;
begin
  foreach name in array array['assurance_change', 'assurance_day', 'assurance_posture']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
