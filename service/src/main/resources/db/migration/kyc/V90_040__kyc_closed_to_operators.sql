-- Who a client is, and what looked suspicious, is nothing for an operator's request. A new database has closed these
-- tables already (V90_001); one that had that before they were made has not.
do $$
declare
  name text;
begin
  foreach name in array array['kyc_verification', 'kyc_standing', 'kyc_suspicion', 'kyc_suspicion_read']
  loop
    execute format('drop policy if exists operator on %I', name);
    execute format('create policy operator on %I as restrictive using (app_operator() is null)', name);
  end loop;
end $$;
