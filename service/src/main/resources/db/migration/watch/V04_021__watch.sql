-- What a client asked about an entry of its log, and what the office answered. A question is put once
-- and answered once; nothing of either is changed afterwards.
create table watch_question (
  id uuid primary key,
  client_id uuid not null,
  idx bigint not null check (idx >= 0),
  kind text not null check (kind in ('question', 'name')),
  text text not null check (length(text) between 1 and 500),
  asked_by uuid not null,
  asked_at timestamptz not null,
  answer text check (length(answer) between 1 and 500),
  -- whose name was given: the name itself stands in people alone, and is gone when the person is
  named uuid,
  answered_by uuid,
  answered_at timestamptz,
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null))
);
create index watch_question_client on watch_question (client_id, asked_at);

-- Objects that nobody has a reason to touch.
create table watch_canary (
  client_id uuid not null,
  object uuid not null,
  set_at timestamptz not null,
  primary key (client_id, object)
);

-- Who looked at a day's alarms, and what he wrote about them.
create table watch_review (
  day date primary key,
  alarms int not null check (alarms >= 0),
  note text not null check (length(note) <= 500),
  signed_by uuid not null,
  signed_at timestamptz not null
);

do $$
declare
  name text;
begin
  foreach name in array array['watch_question', 'watch_canary', 'watch_review']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
  end loop;
end $$;
grant update (answer, named, answered_by, answered_at) on watch_question to denwaban_app;
grant delete on watch_canary to denwaban_app;

create policy fence on watch_question
  using (app_office() or client_id = app_client())
  with check (app_office() or client_id = app_client());
create policy fence on watch_canary
  using (app_office() or client_id = app_client()) with check (client_id = app_client());
create policy fence on watch_review using (app_office()) with check (app_office());
