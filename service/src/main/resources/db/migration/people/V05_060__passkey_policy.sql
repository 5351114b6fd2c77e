-- What a maker's certificate said of a passkey, checked against FIDO's list of models; null if nobody asked for it. The
-- model's AAGUID is the first 16 bytes of `attested`.
alter table passkey
  add column model text check (length(model) between 1 and 200),
  -- the serial number of the list whose entry vouched
  add column list_number bigint check (list_number >= 0),
  add check ((model is null) = (list_number is null));

-- A passkey was added or removed: told in the person's other sessions until he answers, and in the one that did it
-- until he said what becomes of the others.
create table passkey_change (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('added', 'removed')),
  device text not null check (length(device) <= 40),
  session_id uuid not null,
  at timestamptz not null,
  -- the person said in another session that it was he
  known_at timestamptz,
  -- he was asked about his other sign-ins
  settled_at timestamptz
);
create index passkey_change_person on passkey_change (person_id);
alter table passkey_change enable row level security;
alter table passkey_change force row level security;
create policy office on passkey_change using (app_office()) with check (app_office());
grant select, insert, delete on passkey_change to denwaban_app;
grant update (known_at, settled_at) on passkey_change to denwaban_app;
