-- How long members' sessions last: minutes without a request, and hours at most. What was agreed before did not say so.
alter table contract_terms no force row level security;
alter table contract_terms
  add column session_minutes integer not null default 15 check (session_minutes between 5 and 15),
  add column session_hours integer not null default 12 check (session_hours between 1 and 12);
alter table contract_terms alter column session_minutes drop default;
alter table contract_terms alter column session_hours drop default;
alter table contract_terms force row level security;
