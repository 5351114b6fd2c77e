-- The client's own number that was dialled; null of calls before it was kept.
alter table call add column called text;

-- Which operator was shown which temporary instruction, at which call.
create table call_instruction (
  client_id uuid not null,
  call_id uuid not null,
  operator_id uuid not null,
  instruction uuid not null,
  shown_at timestamptz not null,
  primary key (client_id, instruction, call_id, operator_id)
);
alter table call_instruction enable row level security;
alter table call_instruction force row level security;
create policy fence on call_instruction
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on call_instruction to denwaban_app;
