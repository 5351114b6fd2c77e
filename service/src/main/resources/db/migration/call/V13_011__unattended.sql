-- What a caller left whom no operator took.
alter table call add column wish text check (wish in ('voicemail', 'callback'));
grant update (wish) on call to denwaban_app;

-- Which sounds began to be played to the caller: of the client's own in which version, and their digest.
create table call_sound (
  client_id uuid not null,
  call_id uuid not null,
  kind text not null,
  -- 0 for the office's own
  version int not null check (version >= 0),
  sha256 text not null check (length(sha256) = 64),
  played_at timestamptz not null,
  primary key (client_id, call_id, kind, played_at)
);
alter table call_sound enable row level security;
alter table call_sound force row level security;
create policy fence on call_sound
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on call_sound to denwaban_app;
