-- Who may act, and how they prove to be themselves. Secrets are stored as SHA-256 digests only.

create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  kana text not null check (length(kana) <= 80),
  role text not null
    check (role in ('operator', 'supervisor', 'admin', 'client-admin', 'client-member')),
  client_id uuid,
  added_at timestamptz not null,
  disabled_at timestamptz,
  check ((role in ('client-admin', 'client-member')) = (client_id is not null))
);
create index person_client on person (client_id);

-- A passkey belongs to one host name (WebAuthn's rpId) and one person.
create table passkey (
  id bytea primary key check (length(id) between 1 and 1023),
  person_id uuid not null references person,
  host text not null,
  -- WebAuthn attested credential data: AAGUID, id, COSE public key
  attested bytea not null,
  counter bigint not null check (counter >= 0),
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports text not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- One challenge, for one try, for five minutes.
create table ceremony (
  id uuid primary key,
  kind text not null check (kind in ('enrolment', 'sign-in')),
  host text not null,
  challenge bytea not null,
  person_id uuid references person,
  expires_at timestamptz not null,
  check ((kind = 'enrolment') = (person_id is not null))
);
create index ceremony_expiry on ceremony (expires_at);

-- A link that lets one person add a passkey once.
create table enrolment (
  token_digest bytea primary key,
  person_id uuid not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index enrolment_person on enrolment (person_id);

create table session (
  secret_digest bytea primary key,
  id uuid not null unique,
  person_id uuid not null references person,
  host text not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_person on session (person_id);
create index session_end on session (ends_at);

alter table person enable row level security;
alter table person force row level security;
alter table passkey enable row level security;
alter table passkey force row level security;
alter table ceremony enable row level security;
alter table ceremony force row level security;
alter table enrolment enable row level security;
alter table enrolment force row level security;
alter table session enable row level security;
alter table session force row level security;

-- A client sees who its members are; everything else is the office's.
create policy office on person using (app_office()) with check (app_office());
create policy own_members on person for select using (client_id = app_client());
create policy office on passkey using (app_office()) with check (app_office());
create policy office on ceremony using (app_office()) with check (app_office());
create policy office on enrolment using (app_office()) with check (app_office());
create policy office on session using (app_office()) with check (app_office());

grant select, insert on person to denwaban_app;
grant update (role, disabled_at) on person to denwaban_app;
grant select, insert on passkey to denwaban_app;
grant update (counter, backed_up, used_at) on passkey to denwaban_app;
grant select, insert, delete on ceremony to denwaban_app;
grant select, insert, delete on enrolment to denwaban_app;
grant update (used_at) on enrolment to denwaban_app;
grant select, insert, delete on session to denwaban_app;
grant update (seen_at) on session to denwaban_app;
