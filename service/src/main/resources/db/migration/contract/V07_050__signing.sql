-- Terms that both sides sign: drafted by the office, offered with its signature, signed or declined by the client. Rows
-- are added; of an offer only the state moves.
create table contract_offer (
  client_id uuid not null,
  digest bytea not null check (length(digest) = 32),
  version int not null check (version >= 1),
  record text not null check (octet_length(record) <= 65536),
  document bytea not null check (length(document) = 32),
  html text not null check (octet_length(html) <= 500000),
  made_at timestamptz not null,
  made_by uuid not null,
  state text not null check (state in ('DRAFT', 'OFFERED', 'AGREED', 'DECLINED', 'WITHDRAWN')),
  state_at timestamptz not null,
  reason text not null default '' check (length(reason) <= 1000),
  primary key (client_id, digest),
  check (digest = sha256(convert_to(record, 'UTF8'))),
  check (document = sha256(convert_to(html, 'UTF8')))
);
-- One at a time.
create unique index contract_offer_open on contract_offer (client_id) where state in ('DRAFT', 'OFFERED');

create table contract_signature (
  client_id uuid not null,
  digest bytea not null,
  side text not null check (side in ('office', 'client')),
  person_id uuid not null,
  signed_at timestamptz not null,
  statement text not null check (length(statement) <= 2000),
  credential bytea not null,
  public_key bytea not null,
  client_data bytea not null,
  authenticator_data bytea not null,
  signature bytea not null,
  primary key (client_id, digest, side),
  foreign key (client_id, digest) references contract_offer (client_id, digest)
);

-- Clients that were here before signatures have 30 days. The program cannot add to them.
create table contract_signing_grace (
  client_id uuid primary key,
  until timestamptz not null
);
insert into contract_signing_grace (client_id, until) select id, now() + interval '30 days' from client;

alter table contract_terms no force row level security;
alter table contract_terms
  add column record text,
  add column signed text not null default 'NOBODY' check (signed in ('NOBODY', 'OFFICE', 'BOTH'));
alter table contract_terms alter column signed drop default;
alter table contract_terms add check ((record is null) = (signed = 'NOBODY'));
alter table contract_terms force row level security;

-- A record is in force only with the signatures that it names, also for whoever writes SQL; and it is not back-dated.
create function contract_terms_signed() returns trigger language plpgsql as $$
declare
  sides text[];
begin
  if new.record is null then
    return new; -- of these the policy lets the office alone add any
  end if;
  select array_agg(s.side order by s.side) into sides from contract_signature s
    where s.client_id = new.client_id and s.digest = sha256(convert_to(new.record, 'UTF8'));
  if sides is null or not 'office' = any (sides) or (new.signed = 'BOTH') is distinct from ('client' = any (sides)) then
    raise exception 'terms without the signatures that they name';
  end if;
  return new;
end $$;
create trigger signed before insert on contract_terms for each row execute function contract_terms_signed();

alter table contract_offer enable row level security;
alter table contract_offer force row level security;
alter table contract_signature enable row level security;
alter table contract_signature force row level security;
alter table contract_signing_grace enable row level security;
alter table contract_signing_grace force row level security;
create policy office on contract_offer using (app_office()) with check (app_office());
create policy own on contract_offer for select using (client_id = app_client() and state <> 'DRAFT');
create policy own_answer on contract_offer for update
  using (client_id = app_client() and state = 'OFFERED')
  with check (client_id = app_client() and state in ('AGREED', 'DECLINED'));
-- Each side signs in its own scope, and nobody for the other.
create policy readers on contract_signature for select using (app_office() or client_id = app_client());
create policy office on contract_signature for insert with check (app_office() and side = 'office');
create policy own on contract_signature for insert with check (client_id = app_client() and side = 'client');
create policy own on contract_signing_grace for select using (client_id = app_client());
create policy office on contract_signing_grace for select using (app_office());
drop policy fence on contract_terms;
create policy fence on contract_terms
  using (app_office() or client_id = app_client())
  with check (app_office() or (client_id = app_client() and signed = 'BOTH'));

grant select, insert on contract_offer to denwaban_app;
grant update (state, state_at, reason) on contract_offer to denwaban_app;
grant select, insert on contract_signature to denwaban_app;
grant select on contract_signing_grace to denwaban_app;
