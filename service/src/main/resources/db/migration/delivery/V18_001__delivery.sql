-- What a client's people are told by: a chat's address and secret, a webhook. Sealed by the key vault for this client and
-- this id alone.
create table delivery_account (
  client_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('slack', 'teams', 'chatwork', 'lineworks', 'webhook')),
  label text not null check (length(label) between 1 and 40),
  -- where it leads, for people: a host, the end of an id; no secret
  shown_as text not null check (length(shown_as) <= 120),
  sealed bytea not null,
  set_at timestamptz not null,
  set_by uuid not null,
  -- when something last went through, and when something last did not, and why
  worked_at timestamptz,
  failed_at timestamptz,
  trouble text,
  ended_at timestamptz,
  primary key (client_id, id)
);

-- How one person is reached, the first way first. The address is sealed like an account.
create table delivery_way (
  client_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  rank integer not null check (rank between 0 and 9),
  kind text not null check (kind in ('mail', 'push', 'slack', 'teams', 'chatwork', 'lineworks', 'webhook')),
  account uuid,
  shown_as text not null check (length(shown_as) <= 120),
  sealed bytea not null,
  added_at timestamptz not null,
  worked_at timestamptz,
  failed_at timestamptz,
  trouble text,
  ended_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, contact_id) references client_contact (client_id, id),
  foreign key (client_id, account) references delivery_account (client_id, id)
);
create index delivery_way_contact on delivery_way (client_id, contact_id) where ended_at is null;

-- By which rule a client is told; every version kept: a chain that runs keeps the one that it began with.
create table delivery_policy (
  client_id uuid not null,
  version integer not null check (version >= 1),
  content jsonb not null,
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (client_id, version)
);

-- One for each thing that somebody must be told of. Ids and times; nothing of what it is about.
create table delivery (
  client_id uuid not null,
  id uuid not null,
  line uuid not null,
  call_id uuid not null,
  kind text not null check (kind in ('message', 'missed', 'voicemail', 'callback', 'test')),
  urgent boolean not null,
  -- who took the message; the desk shows its own
  operator_id uuid,
  policy integer not null,
  begun_at timestamptz not null,
  state text not null check (state in
    ('held', 'telling', 'acknowledged', 'done', 'unanswered')),
  -- denwaban.delivery.chain.Chain
  chain jsonb not null,
  wake_at timestamptz,
  accepted_at timestamptz,
  opened_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  primary key (client_id, id),
  unique (client_id, call_id, line, kind)
);
create index delivery_running on delivery (client_id, begun_at)
  where state in ('held', 'telling', 'unanswered', 'acknowledged');
create index delivery_operator on delivery (operator_id, begun_at);

-- Each try by each way.
create table delivery_attempt (
  client_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  tier integer not null,
  contact_id uuid not null,
  way_id uuid not null,
  n integer not null check (n >= 1),
  state text not null check (state in
    ('trying', 'accepted', 'refused', 'later', 'unknown', 'bounced', 'opened')),
  at timestamptz not null,
  ended_at timestamptz,
  trouble text,
  primary key (client_id, id),
  foreign key (client_id, delivery_id) references delivery (client_id, id),
  foreign key (client_id, way_id) references delivery_way (client_id, id)
);
create index delivery_attempt_of on delivery_attempt (client_id, delivery_id);

do $$
declare
  name text;
begin
  foreach name in array array[
    'delivery_account', 'delivery_way', 'delivery_policy', 'delivery', 'delivery_attempt']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy fence on %I using (client_id = app_client()) with check (client_id = app_client())', name);
    execute format('grant select, insert on %I to denwaban_app', name);
  end loop;
end $$;
grant update (label, shown_as, sealed, set_at, set_by, worked_at, failed_at, trouble, ended_at)
  on delivery_account to denwaban_app;
grant update (rank, worked_at, failed_at, trouble, ended_at) on delivery_way to denwaban_app;
grant update (state, chain, wake_at, accepted_at, opened_at, acknowledged_at, acknowledged_by, urgent)
  on delivery to denwaban_app;
grant update (state, ended_at, trouble) on delivery_attempt to denwaban_app;
-- The office sees what waits at which client, as it telephones when nobody acknowledges: ids, states and times.
create policy office on delivery for select using (app_office());
create policy office on delivery_attempt for select using (app_office());
-- It says that it telephoned, and holds a notice back for a correction.
create policy office_changes on delivery for update using (app_office()) with check (app_office());

-- When each chain goes on (com.github.kagkarlsson:db-scheduler). Ids and times alone, of all clients: one loop looks for
-- what is due.
create table delivery_timer (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index delivery_timer_due on delivery_timer (execution_time);
create index delivery_timer_alive on delivery_timer (last_heartbeat);
alter table delivery_timer enable row level security;
alter table delivery_timer force row level security;
-- The loop that looks for what is due says that it is that; a client's scope sets the client's own alone.
create function app_timers() returns boolean
  language sql stable parallel safe
  as $$ select coalesce(current_setting('app.timers', true), '') = 'on' $$;
grant execute on function app_timers() to denwaban_app;
create policy timers on delivery_timer using (app_timers()) with check (app_timers());
create policy fence on delivery_timer
  using (task_data = convert_to(app_client()::text, 'UTF8'))
  with check (task_data = convert_to(app_client()::text, 'UTF8'));
grant select, insert, update, delete on delivery_timer to denwaban_app;
