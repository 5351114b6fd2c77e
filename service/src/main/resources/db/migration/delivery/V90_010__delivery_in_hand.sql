-- What of telling a client an operator's request can see: the deliveries of the calls in his hands, the rule by which they
-- begin, and whom callers may ask for. A new database has closed all of these tables already (V90_001), an older one none.
do $$
declare
  name text;
begin
  foreach name in array array['client_contact', 'client_roster', 'delivery', 'delivery_account', 'delivery_attempt',
    'delivery_policy', 'delivery_way', 'outbound_flow']
  loop
    execute format('drop policy if exists operator on %I', name);
  end loop;
  foreach name in array array['client_roster', 'delivery_account', 'delivery_attempt', 'delivery_way', 'outbound_flow']
  loop
    execute format('create policy operator on %I as restrictive using (app_operator() is null)', name);
  end loop;
  foreach name in array array['client_contact', 'delivery_policy']
  loop
    execute format('create policy operator on %I as restrictive for select
      using (app_operator() is null or (select app_serves()))', name);
    execute format('create policy operator_writes on %I as restrictive for insert with check (app_operator() is null)', name);
  end loop;
  create policy operator_changes on client_contact as restrictive for update using (app_operator() is null);
  create policy operator on delivery as restrictive using (app_operator() is null or call_id in (
    select h.call_id from call_hand h where h.operator_id = app_operator()));
end $$;
