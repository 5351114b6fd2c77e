-- In whose hands which call is: an operator's request sees something of a client only while there is such a row
-- (denwaban.database.Reach). The switchboard's thread writes; a row goes a day after its call was let go.

create table call_hand (
  call_id uuid not null,
  operator_id uuid not null,
  client_id uuid not null,
  taken_at timestamptz not null,
  -- null while it is in hand
  left_at timestamptz,
  primary key (call_id, operator_id)
);
create index call_hand_operator on call_hand (client_id, operator_id);
create index call_hand_open on call_hand (client_id) where left_at is null;

-- For whom a request is who answers calls, and from when on a call that was let go still counts.
create function app_operator() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.operator', true), '')::uuid $$;

create function app_since() returns timestamptz
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.since', true), '')::timestamptz $$;

create function app_serves() returns boolean
  language sql stable parallel safe
  as $$ select exists ( -- what is over the policy of call_hand takes away
    select from call_hand
    where client_id = app_client() and operator_id = app_operator()) $$;

revoke execute on function app_operator(), app_since(), app_serves() from public;
grant execute on function app_operator(), app_since(), app_serves() to denwaban_app;

alter table call_hand enable row level security;
alter table call_hand force row level security;
create policy own on call_hand using (client_id = app_client()) with check (client_id = app_client());
-- At start the office looks for what a crash left in hand.
create policy unfinished on call_hand for select using (app_office() and left_at is null);
create policy neither on call_hand as restrictive using (app_member() is null and app_reviewer() is null);
-- An operator sees what is, or was just now, in his own hands, and says nothing of it himself.
create policy operator on call_hand as restrictive for select using (app_operator() is null
  or (operator_id = app_operator() and (left_at is null or left_at > app_since())));
create policy operator_writes on call_hand as restrictive for insert with check (app_operator() is null);
create policy operator_changes on call_hand as restrictive for update using (app_operator() is null);
create policy operator_removes on call_hand as restrictive for delete using (app_operator() is null);

grant select, insert, delete on call_hand to denwaban_app;
grant update (taken_at, left_at) on call_hand to denwaban_app;

-- What of a client an operator's request can see at all. Every other table is closed to it, and one that is made later
-- brings such a policy with it (SqlMatrixTest). What an entry is made of stays open: what an operator tried in vain is
-- written down, too.
do $$
declare
  name text;
begin
  -- to whom a message is sealed: read, while a call of that client is in hand
  foreach name in array array['client', 'client_company_key', 'client_mailbox', 'client_mailbox_number',
    'client_member_key']
  loop
    execute format('create policy operator on %I as restrictive for select
      using (app_operator() is null or (select app_serves()))', name);
    continue when name = 'client'; -- the office's to write
    execute format('create policy operator_writes on %I as restrictive for insert
      with check (app_operator() is null)', name);
  end loop;
  foreach name in array array['client_mailbox', 'client_mailbox_number']
  loop
    execute format('create policy operator_changes on %I as restrictive for update using (app_operator() is null)', name);
    execute format('create policy operator_removes on %I as restrictive for delete using (app_operator() is null)', name);
  end loop;
  -- what is left of these calls
  foreach name in array array['inbox_item', 'vault_object']
  loop
    execute format('create policy operator on %I as restrictive using (app_operator() is null or call_id in (
      select h.call_id from call_hand h where h.operator_id = app_operator()))', name);
  end loop;
  foreach name in array array['vault_header', 'vault_manifest']
  loop
    execute format('create policy operator on %I as restrictive using (app_operator() is null or exists (
      select from vault_object o where o.id = object_id))', name);
  end loop;
  for name in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname in ('client_id', 'log')
      and not a.attisdropped
      and c.relname not in ('audit_detail', 'audit_detail_key', 'audit_outbox', 'audit_pseudonym', 'call_hand',
        'client_company_key', 'client_mailbox', 'client_mailbox_number', 'client_member_key', 'inbox_item',
        'vault_header', 'vault_manifest', 'vault_object')
  loop
    execute format('create policy operator on %I as restrictive using (app_operator() is null)', name);
  end loop;
end $$;
