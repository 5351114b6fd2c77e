-- Where an item was not met for longer than a contract lets it, and what was agreed to follow. Rows are added; of one only
-- what became of it is set, once.
create table contract_deviation (
  id uuid primary key,
  client_id uuid not null,
  version int not null check (version >= 1),
  item text not null check (length(item) between 1 and 20),
  -- of the window, by Japan's clock
  first_day date not null,
  last_day date not null,
  minutes int not null check (minutes >= 0),
  allowed int not null check (allowed >= 0 and allowed < minutes),
  consequence text not null check (length(consequence) between 1 and 200),
  found_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  note text check (length(note) between 1 and 1000),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (note is null))
);
create index contract_deviation_client on contract_deviation (client_id, item, last_day desc);
alter table contract_deviation enable row level security;
alter table contract_deviation force row level security;
create policy office on contract_deviation using (app_office()) with check (app_office());
create policy own on contract_deviation for select using (client_id = app_client());
grant select, insert on contract_deviation to denwaban_app;
grant update (settled_at, settled_by, note) on contract_deviation to denwaban_app;
