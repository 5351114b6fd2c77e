-- What a role alone does not open: asked for with a ticket, opened by a second person, over by itself.
create table privilege (
  id uuid primary key,
  kind text not null check (kind in ('office', 'database', 'support')),
  person_id uuid not null references person,
  -- whose screens are looked at
  client_id uuid,
  ticket text not null check (length(ticket) between 1 and 40),
  reason text not null check (length(reason) between 1 and 200),
  minutes int not null check (minutes between 5 and 240),
  asked_at timestamptz not null,
  -- nobody but whoever asked could have opened it
  alone boolean not null,
  decided_at timestamptz,
  decided_by uuid references person,
  granted boolean,
  until timestamptz,
  ended_at timestamptz,
  check ((kind = 'support') = (client_id is not null)),
  check ((decided_at is null) = (granted is null)),
  check ((until is null) = (granted is not true))
);
create index privilege_time on privilege (asked_at);
create index privilege_open on privilege (person_id) where granted and ended_at is null;

alter table privilege enable row level security;
alter table privilege force row level security;
create policy office on privilege using (app_office()) with check (app_office());
grant select, insert, delete on privilege to denwaban_app;
grant update (decided_at, decided_by, granted, until, ended_at) on privilege to denwaban_app;

-- The two sheets of the break-glass account: digests alone. A pair works once; a new one ends the old.
create table glass (
  id uuid primary key,
  made_at timestamptz not null,
  made_by uuid not null references person,
  first_digest bytea not null check (octet_length(first_digest) = 32),
  -- made when a second person took his sheet; until then nothing opens
  second_digest bytea check (octet_length(second_digest) = 32),
  second_by uuid references person,
  used_at timestamptz,
  until timestamptz,
  ended_at timestamptz,
  check ((second_digest is null) = (second_by is null))
);
alter table glass enable row level security;
alter table glass force row level security;
create policy office on glass using (app_office()) with check (app_office());
grant select, insert on glass to denwaban_app;
grant update (second_digest, second_by, used_at, until, ended_at) on glass to denwaban_app;
