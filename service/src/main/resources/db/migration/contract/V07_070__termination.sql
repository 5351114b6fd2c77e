-- The end of a contract: who gave notice, when it ends, when what was kept is erased. One that was withdrawn stays as a
-- row; of each client one counts.
create table contract_termination (
  id uuid primary key,
  client_id uuid not null,
  side text not null check (side in ('office', 'client')),
  reason text not null check (length(reason) between 1 and 1000),
  noticed_by uuid not null,
  noticed_at timestamptz not null,
  ends_at timestamptz not null check (ends_at >= noticed_at),
  -- everything is due then at the latest: from the contract's own days
  return_by timestamptz not null check (return_by >= ends_at),
  erase_at timestamptz not null check (erase_at >= return_by),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  -- the client said that it has its data, and that the rest may go
  received_at timestamptz,
  received_by uuid,
  -- nothing is left but what the law keeps
  closed_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((received_at is null) = (received_by is null)),
  check (received_at is null or received_at >= ends_at),
  check (withdrawn_at is null or withdrawn_at < ends_at)
);
create unique index contract_termination_one on contract_termination (client_id) where withdrawn_at is null;
alter table contract_termination enable row level security;
alter table contract_termination force row level security;
create policy office on contract_termination using (app_office()) with check (app_office() and side = 'office');
create policy own on contract_termination for select using (client_id = app_client());
create policy own_notice on contract_termination for insert with check (client_id = app_client() and side = 'client');
create policy own_answer on contract_termination for update
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on contract_termination to denwaban_app;
grant update (withdrawn_at, withdrawn_by, received_at, received_by, closed_at) on contract_termination to denwaban_app;
