-- The word of two people about what no machine can observe. Rows are added, and never changed or removed.
create table assurance_statement (
  id uuid primary key,
  check_code text not null check (length(check_code) between 1 and 40),
  result text not null check (result in ('passed', 'failed', 'not-applicable')),
  said text not null check (length(said) between 1 and 400),
  until timestamptz not null,
  person_id uuid not null,
  role text not null check (length(role) between 1 and 40),
  made_at timestamptz not null
);
create index assurance_statement_made on assurance_statement (made_at desc);

create table assurance_decision (
  statement uuid primary key references assurance_statement,
  confirmed boolean not null,
  person_id uuid not null,
  role text not null check (length(role) between 1 and 40),
  made_at timestamptz not null
);

-- No one confirms what they stated themselves, whatever the program says.
create function assurance_second() returns trigger language plpgsql as $$
begin
  if exists (
    select from assurance_statement s where s.id = new.statement and s.person_id = new.person_id)
  then
    raise exception 'a second person must decide';
  end if;
  return new;
end $$;
create trigger second before insert on assurance_decision
  for each row execute function assurance_second();

do $$
declare
  name text;
begin
  foreach name in array array['assurance_statement', 'assurance_decision']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
