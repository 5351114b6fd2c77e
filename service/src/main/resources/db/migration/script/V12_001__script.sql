-- What the operator says and asks, one row for each version. Words for callers, not about them.
create table script (
  client_id uuid not null,
  version int not null check (version >= 1),
  content jsonb not null,
  set_at timestamptz not null,
  primary key (client_id, version)
);
alter table script enable row level security;
alter table script force row level security;
create policy fence on script
  using (app_office() or client_id = app_client()) with check (app_office());
grant select, insert on script to denwaban_app;

-- What callers hear first: G.711 µ-law, 8 kHz, mono, no header.
create table script_audio (
  client_id uuid not null,
  version int not null check (version >= 1),
  ulaw bytea not null,
  set_at timestamptz not null,
  primary key (client_id, version)
);
alter table script_audio enable row level security;
alter table script_audio force row level security;
create policy fence on script_audio
  using (app_office() or client_id = app_client()) with check (app_office());
grant select, insert on script_audio to denwaban_app;
