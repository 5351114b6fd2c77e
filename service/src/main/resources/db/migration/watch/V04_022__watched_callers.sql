-- The key under which watched numbers are compared, wrapped by the key vault.
create table watch_number_key (
  one boolean primary key default true check (one),
  wrapped bytea not null
);

-- Numbers that are watched: never the number, only its HMAC under that key. A number that is no longer
-- watched keeps its row without it, so that alarms of days before stay what they were.
create table watch_caller (
  id uuid primary key,
  token bytea check (length(token) = 32),
  why text not null check (why in ('family', 'public-figure', 'canary')),
  -- of whose family
  person_id uuid,
  -- what the office calls it; names no caller
  label text not null check (length(label) between 1 and 40),
  added_at timestamptz not null,
  removed_at timestamptz,
  check ((why = 'family') = (person_id is not null)),
  check ((token is null) = (removed_at is not null))
);
create unique index watch_caller_token on watch_caller
  (token, why, coalesce(person_id, '00000000-0000-0000-0000-000000000000'));

-- Calls that came from a watched number.
create table watch_call (
  call_id uuid not null,
  caller_id uuid not null references watch_caller on delete cascade,
  client_id uuid not null,
  rang_at timestamptz not null,
  ended_at timestamptz,
  primary key (call_id, caller_id)
);
create index watch_call_rang on watch_call (rang_at);
create index watch_call_caller on watch_call (caller_id);

do $$
declare
  name text;
begin
  foreach name in array array['watch_number_key', 'watch_caller', 'watch_call']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
grant update (token, removed_at) on watch_caller to denwaban_app;
grant delete on watch_caller to denwaban_app;
grant update (ended_at) on watch_call to denwaban_app;
grant delete on watch_call to denwaban_app;
