-- Who clients are (犯罪収益移転防止法 4条, 6条), and what of a client's looked suspicious (8条). Rows are added, and never changed
-- or removed: they are kept for seven years after the contract's end. What is said of people is encrypted under keys of
-- this module's own.
create table kyc_verification (
  id uuid primary key,
  client_id uuid not null references client,
  verified_on date not null,
  company_method text not null check (company_method ~ '^[a-z][a-z0-9-]{0,39}$'),
  person_method text not null check (person_method ~ '^[a-z][a-z0-9-]{0,39}$'),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  sealed bytea not null check (length(sealed) between 1 and 65536)
);
create index kyc_verification_client on kyc_verification (client_id, recorded_at desc);

-- That there is one, and by which methods: all that the gate before a client's calls needs, and all that a client's scope
-- sees.
create table kyc_standing (
  verification_id uuid primary key references kyc_verification,
  client_id uuid not null references client,
  verified_on date not null,
  company_method text not null check (company_method ~ '^[a-z][a-z0-9-]{0,39}$'),
  person_method text not null check (person_method ~ '^[a-z][a-z0-9-]{0,39}$'),
  recorded_at timestamptz not null
);
create index kyc_standing_client on kyc_standing (client_id, recorded_at desc);

-- Notes of suspicion and what became of them. The client must not learn of them (8条3項): no policy but the office's.
create table kyc_suspicion (
  id uuid primary key,
  note_id uuid not null references kyc_suspicion,
  client_id uuid not null references client,
  state text not null check (state in ('NOTED', 'REPORTED', 'NOT_REPORTED')),
  reported_on date check ((reported_on is not null) = (state = 'REPORTED')),
  at timestamptz not null,
  person_id uuid not null,
  sealed bytea not null check (length(sealed) between 1 and 65536),
  n bigint generated always as identity,
  check ((id = note_id) = (state = 'NOTED'))
);
create index kyc_suspicion_client on kyc_suspicion (client_id, n);
create unique index kyc_suspicion_reported on kyc_suspicion (note_id) where state = 'REPORTED';

-- Who read these notes, and when. It is here and in no log: clients read their own and the installation's.
create table kyc_suspicion_read (
  id uuid primary key,
  client_id uuid not null references client,
  person_id uuid not null,
  at timestamptz not null
);

do $$
declare
  name text;
begin
  foreach name in array array['kyc_verification', 'kyc_standing', 'kyc_suspicion', 'kyc_suspicion_read']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
    execute format('grant select, insert on %I to denwaban_app', name);
  end loop;
end $$;
create policy own on kyc_standing for select using (client_id = app_client());
