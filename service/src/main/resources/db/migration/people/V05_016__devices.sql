-- The browsers that a person signed in with: SHA-256 of a random cookie, and a few coarse words.
create table known_device (
  person_id uuid not null references person,
  digest bytea not null check (length(digest) = 32),
  device text not null check (length(device) <= 40),
  first_at timestamptz not null,
  seen_at timestamptz not null,
  -- null until the person said in another browser that he knows it; his first one is known at once
  known_at timestamptz,
  primary key (person_id, digest)
);
alter table known_device enable row level security;
alter table known_device force row level security;
create policy office on known_device using (app_office()) with check (app_office());
grant select, insert, delete on known_device to denwaban_app;
grant update (device, seen_at, known_at) on known_device to denwaban_app;

-- In which of them a session began.
alter table session add column browser bytea check (length(browser) = 32);

-- A person takes a passkey away that is lost, as long as he has another.
grant delete on passkey to denwaban_app;
