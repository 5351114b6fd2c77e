-- Nothing for an operator. A new database has closed these tables already (V90_001), one that had that before they were
-- made has not.
do $$
declare
  name text;
begin
  foreach name in array array['subprocessor', 'subprocessor_consent']
  loop
    execute format('drop policy if exists operator on %I', name);
    execute format('create policy operator on %I as restrictive using (app_operator() is null)', name);
  end loop;
end $$;
