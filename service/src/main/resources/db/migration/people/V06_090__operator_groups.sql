-- Groups of operators, as the office names them, and which of them answer for a client. The office's alone.
create table operator_group (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 40),
  set_at timestamptz not null
);

create table operator_group_member (
  group_id uuid not null references operator_group,
  person_id uuid not null references person,
  primary key (group_id, person_id)
);
create index operator_group_of on operator_group_member (person_id);

-- A client without a row: every operator takes its calls.
create table client_group (
  client_id uuid primary key references client,
  own_group uuid references operator_group,
  overflow_group uuid references operator_group,
  after_s integer not null check (after_s between 5 and 300),
  set_at timestamptz not null,
  check (overflow_group is null or own_group is not null and overflow_group <> own_group)
);

do $$
declare
  name text;
begin
  foreach name in array array['operator_group', 'operator_group_member', 'client_group']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
grant select, insert, delete on operator_group, operator_group_member to denwaban_app;
grant update (name, set_at) on operator_group to denwaban_app;
grant select, insert on client_group to denwaban_app;
grant update (own_group, overflow_group, after_s, set_at) on client_group to denwaban_app;
