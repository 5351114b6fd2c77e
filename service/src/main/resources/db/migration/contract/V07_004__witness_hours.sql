-- How old the last confirmation of the log by a witness may be, in hours. What was agreed before meant a day.
alter table contract_terms no force row level security;
alter table contract_terms
  add column witness_hours int not null default 24 check (witness_hours between 2 and 168);
alter table contract_terms alter column witness_hours drop default;
alter table contract_terms force row level security;
