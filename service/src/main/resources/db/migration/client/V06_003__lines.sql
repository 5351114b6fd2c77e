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

-- A lost passkey or a burnt kit stops opening anything.
grant delete on client_unlock to denwaban_app;

alter table client_member_key force row level security;
alter table client_company_key force row level security;
alter table client_grant force row level security;
alter table client_unlock force row level security;
