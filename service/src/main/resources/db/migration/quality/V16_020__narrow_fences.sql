-- What docs/tables.md showed and nobody needs: a fence lets through what its own work asks for, and no more.

-- A quality reviewer is somebody of the office, within one client's fence. He reads what was given to him, and the key
-- chain to check it; an entry says so. The rest of what the client keeps is nothing to him, nor does he write there.
do $$
declare
  name text;
begin
  foreach name in array array['audit_checkpoint', 'audit_entry', 'audit_stamp', 'audit_tile', 'audit_witnessed',
    'client_number', 'contract_terms', 'copy_state', 'copy_target', 'late_write', 'script', 'script_audio',
    'watch_canary', 'watch_question']
  loop
    execute format('create policy reviewer on %I as restrictive using (app_reviewer() is null)', name);
  end loop;
  foreach name in array array['client_company_key', 'client_grant', 'client_member_key']
  loop
    execute format('create policy reviewer on %I as restrictive for insert with check (app_reviewer() is null)', name);
  end loop;
  -- a member's own ways to his key, and his own index, even within his company
  foreach name in array array['client_unlock', 'inbox_text_index']
  loop
    execute format('create policy member on %I as restrictive
      using (app_member() is null or person_id = app_member())', name);
  end loop;
  -- erasing is the office's deed, and moving numbers
  foreach name in array array['audit_detail', 'audit_detail_key', 'audit_pseudonym', 'client_number']
  loop
    execute format('create policy office_removes on %I as restrictive for delete using (app_office())', name);
  end loop;
  -- where a client's copies go, and what it watches, is its own word
  foreach name in array array['copy_target', 'watch_canary']
  loop
    execute format('create policy client_removes on %I as restrictive for delete using (client_id = app_client())', name);
  end loop;
end $$;
