-- Reads of the store that were closed because a stranger could read it, and who opened them again: two people. Rows are
-- added, and never changed or removed.
create table assurance_closure (
  id uuid primary key,
  check_code text not null check (length(check_code) between 1 and 40),
  closed_at timestamptz not null
);
create table assurance_opening (
  closure uuid not null references assurance_closure,
  person_id uuid not null,
  role text not null check (length(role) between 1 and 40),
  -- no one else could have
  alone boolean not null,
  at timestamptz not null,
  primary key (closure, person_id)
);
do $$
declare
  name text;
begin
  foreach name in array array['assurance_closure', 'assurance_opening']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
