-- Where the program sent something for a client: the host, what for, and when first and last. No path, which can hold a
-- secret.
create table outbound_flow (
  host text not null check (length(host) between 1 and 255),
  purpose text not null check (purpose ~ '^[a-z-]{1,32}$'),
  client_id uuid not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (host, purpose, client_id)
);
alter table outbound_flow enable row level security;
alter table outbound_flow force row level security;
create policy office on outbound_flow using (app_office()) with check (app_office());
grant select, insert on outbound_flow to denwaban_app;
grant update (last_at) on outbound_flow to denwaban_app;
