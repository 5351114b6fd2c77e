-- Client companies. The office keeps the book; a client sees its own line.
create table client (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  kana text not null check (length(kana) between 1 and 120),
  slug text not null unique,
  wanted_kind text not null check (wanted_kind in ('x25519', 'mlkem768x25519')),
  zone text not null,
  added_at timestamptz not null
);
alter table client enable row level security;
alter table client force row level security;
create policy fence on client
  using (app_office() or id = app_client()) with check (app_office());
grant select, insert on client to denwaban_app;

create table client_number (
  number text primary key check (number ~ '^\+[1-9][0-9]{6,14}$'),
  client_id uuid not null references client
);
create index client_number_client on client_number (client_id);
alter table client_number enable row level security;
alter table client_number force row level security;
create policy fence on client_number
  using (app_office() or client_id = app_client()) with check (app_office());
grant select, insert on client_number to denwaban_app;

-- Public keys of members, as stated and signed by themselves.
create table client_member_key (
  client_id uuid not null references client,
  person_id uuid not null,
  recipient text not null,
  sign_key bytea not null check (length(sign_key) = 32),
  fingerprint text not null,
  statement text not null,
  signature bytea not null,
  added_at timestamptz not null,
  primary key (client_id, person_id)
);
alter table client_member_key enable row level security;
alter table client_member_key force row level security;
create policy fence on client_member_key
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on client_member_key to denwaban_app;

-- A member's secret key, wrapped in his browser; we cannot open it.
create table client_unlock (
  id uuid primary key,
  client_id uuid not null references client,
  person_id uuid not null,
  method text not null check (method in ('passkey', 'recovery')),
  credential_id text,
  blob bytea not null,
  check ((method = 'passkey') = (credential_id is not null))
);
create index client_unlock_person on client_unlock (client_id, person_id);
alter table client_unlock enable row level security;
alter table client_unlock force row level security;
create policy fence on client_unlock
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on client_unlock to denwaban_app;

-- The company's public keys, one for each epoch.
create table client_company_key (
  client_id uuid not null references client,
  epoch int not null check (epoch >= 1),
  kind text not null check (kind in ('x25519', 'mlkem768x25519')),
  recipient text not null,
  fingerprint text not null,
  statement text not null,
  signature bytea not null,
  added_at timestamptz not null,
  primary key (client_id, epoch)
);
alter table client_company_key enable row level security;
alter table client_company_key force row level security;
create policy fence on client_company_key
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on client_company_key to denwaban_app;

-- The company's secret key, sealed in an administrator's browser to one member.
create table client_grant (
  client_id uuid not null references client,
  epoch int not null,
  person_id uuid not null,
  blob bytea not null,
  signature bytea,
  granted_by uuid not null,
  granted_at timestamptz not null,
  primary key (client_id, epoch, person_id),
  foreign key (client_id, epoch) references client_company_key,
  foreign key (client_id, person_id) references client_member_key
);
alter table client_grant enable row level security;
alter table client_grant force row level security;
create policy fence on client_grant
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on client_grant to denwaban_app;
