-- Who of the client has an item, and until when they want to call back.
alter table inbox_item
  add column taken_by uuid,
  add column due_at timestamptz;
grant update (taken_by, due_at) on inbox_item to denwaban_app;

-- What members write to each other about an item, each sealed in its author's browser to the key of the item's box
-- (docs/formats/note.md). Ids are the author's browser's: another client's item can have a note of the same id.
create table inbox_note (
  client_id uuid not null,
  item_id uuid not null references inbox_item,
  id uuid not null,
  author uuid not null,
  written_at timestamptz not null,
  -- fingerprint of the key statement that it is sealed to
  company text not null,
  sealed bytea not null check (length(sealed) <= 8192),
  signature bytea not null check (length(signature) = 64),
  primary key (client_id, item_id, id)
);
alter table inbox_note enable row level security;
alter table inbox_note force row level security;
-- Of an item that this transaction does not see, as it lies in a mailbox of colleagues, no note is seen, and none is
-- written. A member writes in no other member's name.
create policy fence on inbox_note
  using (client_id = app_client() and exists (
    select from inbox_item i where i.id = item_id and i.client_id = inbox_note.client_id))
  with check (client_id = app_client() and (app_member() is null or author = app_member()) and exists (
    select from inbox_item i where i.id = item_id and i.client_id = inbox_note.client_id));
grant select, insert on inbox_note to denwaban_app;
