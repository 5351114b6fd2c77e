-- Keys have epochs, for members and for companies, and a company may have more lines than its own: mailboxes of
-- departments. The nil id stands for the company's own line.

-- the owner is fenced too; for the time of this change it must see all rows
alter table client_member_key no force row level security;
alter table client_company_key no force row level security;
alter table client_grant no force row level security;
alter table client_unlock no force row level security;

alter table client_grant
  drop constraint client_grant_client_id_epoch_fkey,
  drop constraint client_grant_client_id_person_id_fkey,
  drop constraint client_grant_pkey;

-- A member who lost every way to his key makes a new one; the old statement stays.
alter table client_member_key
  drop constraint client_member_key_pkey,
  add column epoch int not null default 1 check (epoch >= 1),
  add primary key (client_id, person_id, epoch),
  add unique (client_id, fingerprint);
alter table client_unlock add column epoch int not null default 1 check (epoch >= 1);

alter table client_company_key
  drop constraint client_company_key_pkey,
  add column line uuid not null default '00000000-0000-0000-0000-000000000000',
  add primary key (client_id, line, epoch),
  add unique (client_id, fingerprint);

-- In the order in which they were given: a grant counts if its giver was trusted then.
alter table client_grant
  add column line uuid not null default '00000000-0000-0000-0000-000000000000',
  add column seq bigint generated always as identity,
  add column to_key text,
  add column by_key text;
update client_grant g set
  to_key = (select fingerprint from client_member_key m
            where m.client_id = g.client_id and m.person_id = g.person_id),
  by_key = (select fingerprint from client_member_key m
            where m.client_id = g.client_id and m.person_id = g.granted_by);
alter table client_grant
  alter column to_key set not null,
  alter column by_key set not null,
  add primary key (client_id, line, epoch, to_key),
  add foreign key (client_id, line, epoch) references client_company_key,
  add foreign key (client_id, to_key) references client_member_key (client_id, fingerprint);

-- What sealers believe: the statement that the client confirmed by another way than this server. Never changed,
-- only followed by another.
create table client_key_pin (
  client_id uuid not null references client,
  line uuid not null,
  fingerprint text not null,
  pinned_at timestamptz not null,
  -- null: seen first, not yet compared
  confirmed_by uuid,
  primary key (client_id, line, fingerprint)
);
alter table client_key_pin enable row level security;
create policy fence on client_key_pin
  using (app_office() or client_id = app_client()) with check (app_office() or client_id = app_client());
grant select, insert on client_key_pin to denwaban_app;

-- A lost passkey or a burnt kit stops opening anything.
grant delete on client_unlock to denwaban_app;

create table client_mailbox (
  client_id uuid not null references client,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  added_at timestamptz not null,
  primary key (client_id, id)
);
alter table client_mailbox enable row level security;
create policy fence on client_mailbox
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on client_mailbox to denwaban_app;

alter table client_member_key force row level security;
alter table client_company_key force row level security;
alter table client_grant force row level security;
alter table client_unlock force row level security;
alter table client_key_pin force row level security;
alter table client_mailbox force row level security;
