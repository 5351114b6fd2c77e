-- Whether members may give single objects to quality review. What was agreed before does not allow it.
alter table contract_terms no force row level security;
alter table contract_terms
  add column review text not null default 'NONE' check (review in ('NONE', 'ON_REQUEST'));
alter table contract_terms alter column review drop default;
alter table contract_terms force row level security;
