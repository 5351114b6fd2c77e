-- Which key line an object is sealed to: nil for the company's own, else a mailbox's id. A member who does not hold a
-- mailbox finds none of its objects.
alter table vault_object no force row level security;
alter table vault_object
  add column line uuid not null default '00000000-0000-0000-0000-000000000000';
alter table vault_object alter column line drop default;
alter table vault_object force row level security;

drop policy fence on vault_object;
create policy fence on vault_object
  using (client_id = app_client() and (app_member() is null or line = any ((select app_lines())::uuid[])))
  with check (client_id = app_client());

-- what belongs to an object is seen with it
do $$
declare
  name text;
begin
  foreach name in array array['vault_header', 'vault_manifest']
  loop
    execute format('drop policy fence on %I', name);
    execute format('create policy fence on %I
      using (client_id = app_client()
        and (app_member() is null or exists (select from vault_object o where o.id = object_id)))
      with check (client_id = app_client())', name);
  end loop;
end $$;
