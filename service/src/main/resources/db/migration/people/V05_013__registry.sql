-- From when to when a person may act, whatever his role; and until when his role was given to him.
alter table person
  add column starts_at timestamptz,
  add column leaves_at timestamptz,
  add column role_until timestamptz,
  add constraint person_leaves_after_start check (starts_at < leaves_at);
grant update (starts_at, leaves_at, role_until) on person to denwaban_app;
create index person_leaving on person (leaves_at) where disabled_at is null;

-- What HR knows of who works here.
create table engagement (
  person_id uuid primary key references person,
  -- HR's own number of this person
  number text not null check (length(number) <= 40),
  kind text not null check (kind in
    ('employee', 'part-time', 'dispatched', 'contractor', 'maintenance', 'vendor', 'director')),
  employer text not null check (length(employer) <= 80),
  unit text not null check (length(unit) <= 40),
  place text not null check (place in ('site', 'home')),
  site text not null check (length(site) <= 40),
  hours text not null check (length(hours) <= 40)
);
create unique index engagement_number on engagement (number) where number <> '';

-- Who had which role in which unit from when on; never changed, so that what somebody ran can be told later.
create table role_grant (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  role text not null,
  unit text not null,
  granted_at timestamptz not null,
  -- null: the program itself
  granted_by uuid references person,
  -- the second person; null while he is waited for, or if none is needed
  confirmed_by uuid references person
);
create index role_grant_person on role_grant (person_id, id);

alter table engagement enable row level security;
alter table engagement force row level security;
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy office on engagement using (app_office()) with check (app_office());
create policy office on role_grant using (app_office()) with check (app_office());
grant select, insert, update, delete on engagement to denwaban_app;
grant select, insert on role_grant to denwaban_app;

-- Whoever worked here before goes on; the first review falls within the same time as a newcomer's.
insert into role_grant (person_id, role, unit, granted_at, granted_by)
  select id, role, '', added_at, null from person where client_id is null;
update person set role_until = now() + interval '120 days' where client_id is null;
