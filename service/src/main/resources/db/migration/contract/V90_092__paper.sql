-- A contract that is signed on paper: the scan of an offer, encrypted under a key of its own that the key vault wraps. The
-- passkeys of both sides sign its hash; until then it can be exchanged, from then on nobody can change it.
create table contract_scan (
  client_id uuid not null,
  digest bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  length int not null check (length >= 1),
  wrapped bytea not null check (length(wrapped) between 1 and 4096),
  sealed bytea not null,
  kept_at timestamptz not null,
  kept_by uuid not null,
  primary key (client_id, digest),
  foreign key (client_id, digest) references contract_offer (client_id, digest)
);
-- It is encrypted: to compress it again costs time for nothing.
alter table contract_scan alter column sealed set storage external;

alter table contract_signature no force row level security;
alter table contract_signature
  add column scan bytea check (length(scan) = 32),
  add check ((strpos(statement, '"signedDocSha256"') > 0) = (scan is not null)),
  add check (scan is null or strpos(statement, '"signedDocSha256":"' || encode(scan, 'base64') || '"') > 0);
alter table contract_signature force row level security;

-- An offer is locked by both, so that of a signature and an exchange at once one sees the other; after the policies have
-- had their say.
create function contract_scan_unsigned() returns trigger language plpgsql as $$
declare
  it record;
begin
  if tg_op = 'DELETE' then it := old; else it := new; end if;
  perform from contract_offer o where o.client_id = it.client_id and o.digest = it.digest for update;
  if not exists (select from contract_offer o
      where o.client_id = it.client_id and o.digest = it.digest and o.state = 'DRAFT')
    or exists (select from contract_signature s where s.client_id = it.client_id and s.digest = it.digest) then
    raise exception 'the scan of an offer that is no unsigned draft stays' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger unsigned after insert or update or delete on contract_scan
  for each row execute function contract_scan_unsigned();

-- After the row is there: its reference holds the offer's lock by then.
create function contract_signature_form() returns trigger language plpgsql as $$
begin
  if new.scan is distinct from (select c.sha256 from contract_scan c
      where c.client_id = new.client_id and c.digest = new.digest)
    or exists (select from contract_signature s where s.client_id = new.client_id and s.digest = new.digest
      and s.scan is distinct from new.scan) then
    raise exception 'a signature in another form, or over another scan' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger signed_form after insert on contract_signature
  for each row execute function contract_signature_form();

create or replace function contract_terms_signed() returns trigger language plpgsql as $$
declare
  sides text[];
  forms int;
begin
  if new.record is null then
    return new; -- of these the policy lets the office alone add any
  end if;
  select array_agg(s.side order by s.side), count(distinct coalesce(s.scan, '')) into sides, forms
    from contract_signature s
    where s.client_id = new.client_id and s.digest = sha256(convert_to(new.record, 'UTF8'));
  if sides is null or not 'office' = any (sides) or (new.signed = 'BOTH') is distinct from ('client' = any (sides))
    or forms <> 1 then
    raise exception 'terms without the signatures that they name';
  end if;
  return new;
end $$;

alter table contract_scan enable row level security;
alter table contract_scan force row level security;
create policy office on contract_scan using (app_office()) with check (app_office());
-- With the offer: of a draft the client sees nothing.
create policy own on contract_scan for select to denwaban_app using (client_id = app_client() and exists (
  select from contract_offer o where o.client_id = contract_scan.client_id and o.digest = contract_scan.digest));
create policy verifier on contract_scan for select to denwaban_verifier using (client_id = app_client());
create policy neither on contract_scan as restrictive using (app_reviewer() is null);
create policy operator on contract_scan as restrictive using (app_operator() is null);
grant select, insert, delete on contract_scan to denwaban_app;
grant update (sha256, length, wrapped, sealed, kept_at, kept_by) on contract_scan to denwaban_app;
grant select (client_id, kept_by) on contract_scan to denwaban_verifier;
