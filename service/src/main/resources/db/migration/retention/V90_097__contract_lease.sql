-- The contract has a lease, too: with its signatures, scans, keys and certificates it is kept as long as the law asks, and
-- until the log is gone that it speaks of.
alter table retention_lease drop constraint retention_lease_kind_check;
alter table retention_lease add constraint retention_lease_kind_check
  check (kind in ('recording', 'message', 'draft', 'slip', 'call', 'client', 'accounts', 'kyc', 'log', 'contract'));

do $$
declare
  name text;
begin
  foreach name in array array['contract_signature_stamp', 'contract_signature', 'contract_scan', 'contract_offer',
    'contract_terms', 'contract_confirmation', 'contract_deviation', 'contract_grace', 'contract_signing_grace',
    'contract_termination', 'subprocessor_consent', 'outbound_flow', 'retention_hold_approval', 'retention_hold', 'retention_certificate',
    'client_company_key', 'client_member_key']
  loop
    execute format('create policy eraser on %I for all to denwaban_eraser using (client_id = app_client())', name);
    execute format('drop policy if exists verifier on %I', name);
    execute format('create policy verifier on %I for select to denwaban_verifier using (client_id = app_client())', name);
    -- when its own time is over and the log is gone, not when the client''s other things go
    execute format('create policy due on %1$I as restrictive for delete to denwaban_eraser
      using (exists (select from retention_lease l where l.client_id = %1$I.client_id and l.kind = ''contract''
          and l.state = ''due'')
        and exists (select from retention_lease l where l.client_id = %1$I.client_id and l.kind = ''log''
          and l.state = ''erased''))', name);
    execute format('grant delete, select (client_id) on %I to denwaban_eraser', name);
    execute format('grant select (client_id) on %I to denwaban_verifier', name);
  end loop;
end $$;

-- A scan stays as it was signed until the contract goes.
create or replace function contract_scan_unsigned() returns trigger language plpgsql as $$
declare
  it record;
begin
  if tg_op = 'DELETE' then it := old; else it := new; end if;
  if tg_op = 'DELETE' and exists (select from retention_lease l
      where l.client_id = it.client_id and l.kind = 'contract' and l.state = 'due') then
    return null;
  end if;
  perform from contract_offer o where o.client_id = it.client_id and o.digest = it.digest for update;
  if not exists (select from contract_offer o
      where o.client_id = it.client_id and o.digest = it.digest and o.state = 'DRAFT')
    or exists (select from contract_signature s where s.client_id = it.client_id and s.digest = it.digest) then
    raise exception 'the scan of an offer that is no unsigned draft stays' using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- Of a client that is over the row loses its name with the contract.
grant update (slug) on client to denwaban_app;
