-- The register of certificates. Nothing in it is changed or removed: a correction is another version, another standing
-- is another row, and each says who entered it and when. What claims something counts from when a second person
-- confirmed it; what takes a claim back counts at once.
create table certificate_entry (
  id uuid primary key,
  -- in the order in which they were entered
  n bigint generated always as identity unique,
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  unique (id, entered_by)
);

create table certificate_confirmation (
  entry_id uuid primary key,
  entered_by uuid not null,
  confirmed_by uuid not null references person,
  confirmed_at timestamptz not null,
  foreign key (entry_id, entered_by) references certificate_entry (id, entered_by),
  check (confirmed_by <> entered_by)
);

create table certificate_document (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  pdf bytea not null check (octet_length(pdf) between 5 and 5242880 and substring(pdf for 5) = '%PDF-'::bytea),
  kept_by uuid not null references person,
  kept_at timestamptz not null
);

create table certificate (
  id uuid primary key references certificate_entry,
  -- the id of its first version
  record_id uuid not null references certificate,
  version int not null check (version > 0),
  scheme text not null check (scheme in
    ('p-mark', 'isms', 'iso-27017', 'iso-27018', 'iso-27701', 'soc2', 'ismap', 'data-centre', 'other')),
  number text not null check (length(number) <= 60),
  holder text check (holder ~ '^[1-9][0-9]{12}$'),
  holder_name text not null check (length(holder_name) between 1 and 120),
  edition text not null check (length(edition) between 1 and 80),
  body text not null check (length(body) <= 120),
  accreditation text not null check (length(accreditation) <= 120),
  scope_text text not null check (length(scope_text) <= 2000),
  sites text not null check (length(sites) <= 1000),
  region text not null check (length(region) <= 60),
  reported date,
  valid_from date not null,
  valid_to date not null,
  surveillance date,
  recertification date,
  registry_link text not null check (length(registry_link) <= 300),
  pdf_sha256 text references certificate_document,
  unique (record_id, version),
  check ((version = 1) = (record_id = id)),
  check (valid_from <= valid_to)
);

-- Another standing of a record.
create table certificate_status (
  id uuid primary key references certificate_entry,
  record_id uuid not null references certificate,
  change text not null check (change in ('suspended', 'withdrawn', 'reinstated', 'superseded', 'renewal-applied')),
  reason text not null check (length(reason) between 1 and 400)
);

-- Whether a version's scope covers a service at a site, as a person read it.
create table certificate_scope (
  id uuid primary key references certificate_entry,
  certificate_id uuid not null references certificate,
  service text not null check (length(service) between 1 and 40),
  site text not null check (length(site) between 4 and 45),
  covered boolean not null,
  reason text not null check (length(reason) between 1 and 400)
);

-- What the office says of itself: its own 法人番号, and the services it offers.
create table certificate_office (
  id uuid primary key references certificate_entry,
  corporate_number text check (corporate_number ~ '^[1-9][0-9]{12}$'),
  services text[] not null check (cardinality(services) between 1 and 7)
);

-- What somebody found who looked a record up in the scheme's public register.
create table certificate_check (
  id uuid primary key,
  n bigint generated always as identity unique,
  record_id uuid not null references certificate,
  checked_by uuid not null references person,
  checked_at timestamptz not null,
  result text not null check (result in
    ('as-registered', 'different', 'not-found', 'suspended', 'withdrawn', 'unreachable')),
  note text not null check (length(note) <= 400),
  check (result = 'as-registered' or note <> '')
);
create index certificate_check_record on certificate_check (record_id, n);

do $$
declare
  name text;
begin
  foreach name in array array['certificate_entry', 'certificate_confirmation', 'certificate_document', 'certificate',
    'certificate_status', 'certificate_scope', 'certificate_office', 'certificate_check']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
    execute format('create policy office on %I using (app_office()) with check (app_office())', name);
  end loop;
end $$;
