-- The client's people, as callers ask for them (名指し人). Where each is reached is no matter of this table.
create table client_contact (
  client_id uuid not null references client,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kana text not null check (length(kana) between 1 and 60),
  -- other names that callers use
  aliases text[] not null default '{}' check (cardinality(aliases) <= 10),
  department text not null default '' check (length(department) <= 60),
  -- the member whose acknowledgement is this person's
  person_id uuid,
  added_at timestamptz not null,
  -- nobody is told by this person from then on
  left_at timestamptz,
  primary key (client_id, id)
);
create unique index client_contact_member on client_contact (client_id, person_id)
  where left_at is null and person_id is not null;

-- Who is on call: one document for each box, every version kept, so that it can be said who was on call when.
create table client_roster (
  client_id uuid not null references client,
  -- a mailbox, or zeros for the general box
  line uuid not null,
  version integer not null check (version >= 1),
  content jsonb not null,
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (client_id, line, version)
);

do $$
declare
  name text;
begin
  foreach name in array array['client_contact', 'client_roster']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy fence on %I using (client_id = app_client()) with check (client_id = app_client())', name);
    execute format('grant select, insert on %I to denwaban_app', name);
  end loop;
end $$;
grant update (name, kana, aliases, department, person_id, left_at) on client_contact to denwaban_app;
