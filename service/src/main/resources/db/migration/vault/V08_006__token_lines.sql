-- Tokens are found with their object: not by a member who does not hold its mailbox.
do $$
declare
  name text;
begin
  foreach name in array array['vault_token_set', 'vault_token']
  loop
    execute format('drop policy fence on %I', name);
    execute format('create policy fence on %I
      using (client_id = app_client()
        and (app_member() is null or exists (select from vault_object o where o.id = object_id)))
      with check (client_id = app_client())', name);
  end loop;
end $$;
