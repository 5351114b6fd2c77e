-- What is left when a contract has ended has its end, too: the accounts of the client's people, and who the client is by
-- law (犯罪収益移転防止法 6条2項: seven years from the end).
alter table retention_lease drop constraint retention_lease_kind_check;
alter table retention_lease add constraint retention_lease_kind_check
  check (kind in ('recording', 'message', 'draft', 'slip', 'call', 'client', 'accounts', 'kyc'));

do $$
declare
  name text;
begin
  foreach name in array array['kyc_standing', 'kyc_verification', 'kyc_suspicion_read', 'kyc_suspicion']
  loop
    execute format('create policy eraser on %1$I for all to denwaban_eraser using (client_id = app_client())', name);
    execute format('create policy verifier on %1$I for select to denwaban_verifier using (client_id = app_client())', name);
    -- when its own time is over, not when the client''s other things go
    execute format('create policy due on %1$I as restrictive for delete to denwaban_eraser
      using (exists (select from retention_lease l where l.client_id = %1$I.client_id and l.kind = ''kyc''
        and l.state = ''due''))', name);
    execute format('grant delete, select (client_id) on %I to denwaban_eraser', name);
    execute format('grant select (client_id) on %I to denwaban_verifier', name);
  end loop;
end $$;
