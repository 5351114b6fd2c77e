-- Calls: for whom, when, how they ended. Who rang is never stored here.

create table call (
  id uuid primary key,
  client_id uuid not null,
  arrived_at timestamptz not null,
  answered_at timestamptz,
  operator_id uuid,
  ended_at timestamptz,
  how text
    check (how in (
      'by-caller', 'by-operator', 'abandoned', 'unanswered', 'line-lost', 'crashed')),
  check ((ended_at is null) = (how is null))
);
create index call_client on call (client_id, arrived_at desc);
create index call_unfinished on call (arrived_at) where ended_at is null;

alter table call enable row level security;
alter table call force row level security;

create policy own on call using (client_id = app_client()) with check (client_id = app_client());
-- At start the office looks for calls that a crash left open.
create policy unfinished on call for select using (app_office() and ended_at is null);

grant select, insert on call to denwaban_app;
grant update (answered_at, operator_id, ended_at, how) on call to denwaban_app;
