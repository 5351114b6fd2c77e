-- What each client verified of this office, and signed, before its numbers are answered. Rows are added, and never
-- changed or removed.
create table contract_confirmation (
  id uuid primary key,
  client_id uuid not null,
  made_at timestamptz not null,
  person_id uuid not null,
  entrusts boolean not null,
  text text not null check (length(text) between 2 and 60000),
  signature bytea not null check (length(signature) = 64)
);
create index contract_confirmation_client on contract_confirmation (client_id, made_at desc);

-- Clients that were here before this was asked for have 30 days. The program cannot add to them.
create table contract_grace (
  client_id uuid primary key,
  until timestamptz not null
);
insert into contract_grace (client_id, until) select id, now() + interval '30 days' from client;

alter table contract_confirmation enable row level security;
alter table contract_confirmation force row level security;
alter table contract_grace enable row level security;
alter table contract_grace force row level security;
create policy own on contract_confirmation
  using (client_id = app_client()) with check (client_id = app_client());
create policy office on contract_confirmation for select using (app_office());
create policy own on contract_grace for select using (client_id = app_client());
create policy office on contract_grace for select using (app_office());
grant select, insert on contract_confirmation to denwaban_app;
grant select on contract_grace to denwaban_app;
