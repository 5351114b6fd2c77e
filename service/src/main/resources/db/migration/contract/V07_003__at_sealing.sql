-- Recordings may also be sealed to reviewers whom the client approved, by the machine that carries the call; each such
-- header lasts for a number of days.
alter table contract_terms no force row level security;
alter table contract_terms
  drop constraint contract_terms_review_check,
  add check (review in ('NONE', 'ON_REQUEST', 'AT_SEALING')),
  add column review_days int not null default 0,
  add check (case review when 'AT_SEALING' then review_days between 1 and 30 else review_days = 0 end);
alter table contract_terms alter column review_days drop default;
alter table contract_terms force row level security;
