-- Each member's own index of what he has opened, sealed to himself (docs/formats/text-index.md).
create table inbox_text_index (
  client_id uuid not null,
  person_id uuid not null,
  -- counted up, so that of two pages the one that comes second reads again first
  version bigint not null check (version >= 1),
  sealed bytea not null,
  signature bytea not null check (length(signature) = 64),
  primary key (client_id, person_id)
);
alter table inbox_text_index enable row level security;
alter table inbox_text_index force row level security;
create policy fence on inbox_text_index
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert, delete on inbox_text_index to denwaban_app;
grant update (version, sealed, signature) on inbox_text_index to denwaban_app;
