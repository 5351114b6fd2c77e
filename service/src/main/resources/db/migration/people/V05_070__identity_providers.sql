-- Sign-in by the office's or a client's own identity provider (docs/decisions/0183).

-- A client's own provider. Its secret is wrapped by the key vault.
create table identity_provider (
  client_id uuid primary key,
  issuer text not null check (length(issuer) between 1 and 500),
  -- by which the provider knows us
  oidc_client text not null check (length(oidc_client) between 1 and 200),
  secret bytea,
  -- accepted values, with blanks between them
  acr text not null check (length(acr) <= 2100),
  amr text not null check (length(amr) <= 2100),
  set_at timestamptz not null
);
alter table identity_provider enable row level security;
alter table identity_provider force row level security;
create policy fence on identity_provider
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert, update, delete on identity_provider to denwaban_app;

-- Whom a provider knows by which name: linked by the person himself, one for each.
create table person_identity (
  person_id uuid primary key references person,
  -- whose provider; null for the office's
  client_id uuid,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  linked_at timestamptz not null,
  used_at timestamptz,
  unique nulls not distinct (client_id, issuer, subject)
);

-- A browser is on its way to a provider. Digests alone: the state comes back with it, the key stays in it.
create table provider_attempt (
  state_digest bytea primary key check (octet_length(state_digest) = 32),
  key_digest bytea not null check (octet_length(key_digest) = 32),
  host text not null,
  client_id uuid,
  -- who links; null for a sign-in
  person_id uuid references person,
  session_id uuid,
  expires_at timestamptz not null,
  check ((person_id is null) = (session_id is null))
);
create index provider_attempt_expiry on provider_attempt (expires_at);

-- What a provider said was not enough: this person's passkey must follow, in the browser that has the secret.
create table half_way (
  token_digest bytea primary key check (octet_length(token_digest) = 32),
  person_id uuid not null references person,
  host text not null,
  expires_at timestamptz not null
);
create index half_way_expiry on half_way (expires_at);

alter table person_identity enable row level security;
alter table person_identity force row level security;
alter table provider_attempt enable row level security;
alter table provider_attempt force row level security;
alter table half_way enable row level security;
alter table half_way force row level security;
create policy office on person_identity using (app_office()) with check (app_office());
create policy office on provider_attempt using (app_office()) with check (app_office());
create policy office on half_way using (app_office()) with check (app_office());
grant select, insert, delete on person_identity, provider_attempt, half_way to denwaban_app;
grant update (client_id, issuer, subject, linked_at, used_at) on person_identity to denwaban_app;

-- By what a session began.
alter table session add column how text not null default 'passkey'
  check (how in ('passkey', 'provider', 'both'));
alter table session alter column how drop default;

alter table passkey_change drop constraint passkey_change_kind_check;
alter table passkey_change add check (kind in ('added', 'removed', 'linked', 'unlinked'));
