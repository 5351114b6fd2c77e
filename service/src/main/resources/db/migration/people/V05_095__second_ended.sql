-- Who took a second person away: for some time nobody opens alone what that person would have had to open.
create table second_ended (
  person_id uuid not null references person,
  by_id uuid not null references person,
  -- what he was
  role text not null,
  ended_at timestamptz not null,
  primary key (person_id, ended_at)
);
create index second_ended_by on second_ended (by_id, ended_at);

alter table second_ended enable row level security;
alter table second_ended force row level security;
create policy office on second_ended using (app_office()) with check (app_office());
grant select, insert, delete on second_ended to denwaban_app;

-- failures of a known browser are counted apart from those of its address
create index known_device_digest on known_device (digest);
