-- What members, and those who take the client's calls, sign in with. What was agreed before did not say so.
alter table contract_terms no force row level security;
alter table contract_terms
  add column passkeys text not null default 'any' check (passkeys in ('any', 'device-bound', 'attested'));
alter table contract_terms alter column passkeys drop default;
alter table contract_terms force row level security;
