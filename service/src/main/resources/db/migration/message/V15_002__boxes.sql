-- One row for each call and box: a call's message may go to another box than the number that was dialled.
alter table inbox_item no force row level security;
alter table inbox_item
  add column line uuid not null default '00000000-0000-0000-0000-000000000000',
  drop constraint inbox_item_client_id_call_id_key,
  add unique (client_id, call_id, line);
alter table inbox_item alter column line drop default;
alter table inbox_item force row level security;

-- whichever box it went to, a call has one message
create unique index inbox_item_message on inbox_item (client_id, call_id) where object_id is not null;

drop policy fence on inbox_item;
create policy fence on inbox_item
  using (client_id = app_client() and (app_member() is null or line = any ((select app_lines())::uuid[])))
  with check (client_id = app_client());
