-- Whether calls may be answered at homes that the office manages. What was agreed before did not say so.
alter table contract_terms no force row level security;
alter table contract_terms add column homes boolean not null default false;
alter table contract_terms alter column homes drop default;
alter table contract_terms force row level security;
