-- Versions say since when they hold and who set them. A client's own administrator sets them too.
alter table script no force row level security;
alter table script add column valid_from timestamptz;
update script set valid_from = set_at;
alter table script
  alter column valid_from set not null,
  add column set_by uuid,
  add column set_role text,
  -- taken back before it held
  add column withdrawn_at timestamptz;
alter table script force row level security;
create index script_valid on script (client_id, valid_from desc, version desc);

drop policy fence on script;
create policy fence on script
  using (app_office() or client_id = app_client())
  with check (app_office() or client_id = app_client());
grant update (withdrawn_at) on script to denwaban_app;

-- What an operator must know for a while, shown above everything else. Words for operators, not about callers.
create table script_instruction (
  id uuid primary key,
  client_id uuid not null,
  content jsonb not null,
  -- for calls to these numbers alone; empty for all of the client's
  numbers text[] not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  set_at timestamptz not null,
  set_by uuid,
  set_role text not null,
  ended_at timestamptz,
  check (valid_from < valid_until)
);
create index script_instruction_valid on script_instruction (client_id, valid_until);
alter table script_instruction enable row level security;
alter table script_instruction force row level security;
create policy fence on script_instruction
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on script_instruction to denwaban_app;
grant update (ended_at) on script_instruction to denwaban_app;
