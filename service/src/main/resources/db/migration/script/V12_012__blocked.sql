-- Callers from whom a client takes no calls: never a number, only its HMAC under a key of the client's, which the key
-- vault wraps.
create table block_key (
  client_id uuid primary key,
  wrapped bytea not null
);
create table blocked_caller (
  client_id uuid not null,
  id uuid not null,
  token bytea not null check (length(token) = 32),
  -- what the client calls it; names no number
  label text not null check (length(label) between 1 and 40),
  added_at timestamptz not null,
  calls int not null default 0,
  last_at timestamptz,
  primary key (client_id, id),
  unique (client_id, token)
);
alter table block_key enable row level security;
alter table block_key force row level security;
alter table blocked_caller enable row level security;
alter table blocked_caller force row level security;
create policy fence on block_key
  using (client_id = app_client()) with check (client_id = app_client());
create policy fence on blocked_caller
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on block_key to denwaban_app;
grant select, insert, delete on blocked_caller to denwaban_app;
grant update (calls, last_at) on blocked_caller to denwaban_app;
