-- What waits for a client: one row for each call, metadata only. The message itself lies sealed in
-- the vault.
create table inbox_item (
  id uuid primary key,
  client_id uuid not null,
  call_id uuid not null,
  arrived_at timestamptz not null,
  answered boolean not null,
  urgent boolean not null default false,
  object_id uuid,
  state text not null default 'new' check (state in ('new', 'opened', 'done')),
  done_by uuid,
  unique (client_id, call_id),
  check ((state = 'done') = (done_by is not null))
);
create index inbox_item_unread on inbox_item (client_id) where state = 'new';
alter table inbox_item enable row level security;
alter table inbox_item force row level security;
create policy fence on inbox_item
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on inbox_item to denwaban_app;
grant update (answered, urgent, object_id, state, done_by) on inbox_item to denwaban_app;
