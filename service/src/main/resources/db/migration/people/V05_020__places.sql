-- What whoever takes calls stated of the place he sits at, once for each session; and what somebody found who went
-- there. A session's row goes with the session; this stays.
create table place_statement (
  session_id uuid primary key,
  person_id uuid not null references person,
  stated_at timestamptz not null,
  place text not null check (place in ('site', 'home')),
  -- of the list, and what was ticked of it
  version int not null check (version > 0),
  items text[] not null
);
create index place_statement_time on place_statement (stated_at);

create table place_inspection (
  id uuid primary key,
  person_id uuid not null references person,
  inspected_at timestamptz not null,
  place text not null check (length(place) between 1 and 40),
  clear boolean not null,
  found text not null check (length(found) <= 500),
  check (clear = (found = ''))
);
create index place_inspection_time on place_inspection (inspected_at);

alter table place_statement enable row level security;
alter table place_statement force row level security;
alter table place_inspection enable row level security;
alter table place_inspection force row level security;
create policy office on place_statement using (app_office()) with check (app_office());
create policy office on place_inspection using (app_office()) with check (app_office());
grant select, insert, delete on place_statement to denwaban_app;
grant select, insert, delete on place_inspection to denwaban_app;
