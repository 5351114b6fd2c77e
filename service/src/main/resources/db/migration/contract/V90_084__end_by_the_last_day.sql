-- A contract that has a last day ends by itself: nobody gives notice, and later terms take it back until all is due.
alter table contract_termination
  alter column noticed_by drop not null,
  drop constraint contract_termination_side_check,
  add constraint contract_termination_side_check check (side in ('office', 'client', 'term')),
  add constraint contract_termination_noticed_by check ((noticed_by is null) = (side = 'term')),
  -- ends_at >= noticed_at: a last day may be noticed late
  drop constraint contract_termination_check,
  add constraint contract_termination_ahead check (side = 'term' or ends_at >= noticed_at),
  -- withdrawn_at and withdrawn_by: who signed later terms stands with their signature
  drop constraint contract_termination_check3,
  add constraint contract_termination_withdrawn_by
    check (case when side = 'term' then withdrawn_by is null
      else (withdrawn_at is null) = (withdrawn_by is null) end),
  -- withdrawn_at < ends_at
  drop constraint contract_termination_check6,
  add constraint contract_termination_withdrawn
    check (withdrawn_at < case when side = 'term' then erase_at else ends_at end);
drop policy office on contract_termination;
create policy office on contract_termination using (app_office())
  with check (app_office() and side in ('office', 'term'));
create policy by_term on contract_termination for insert
  with check (client_id = app_client() and side = 'term');

-- What ends with a contract is due when all of it is, and no sooner: its end is known 60 days ahead now.
create or replace function retention_comes_early() returns trigger language plpgsql as $$
begin
  if old.request is not null then
    if new.request is distinct from old.request or new.due_at > old.due_at then
      raise exception 'permission denied: what a request decided stays' using errcode = 'insufficient_privilege';
    end if;
  elsif new.request is not null then
    if old.state <> 'kept' or new.due_at > old.due_at or not exists (
      select from disclosure_request r join disclosure_link k on k.client_id = r.client_id and k.request_id = r.id
      where r.client_id = new.client_id and r.id = new.request and r.erasure_approved_at = new.due_at
        and k.object_id = new.subject) then
      raise exception 'permission denied: no request decided it' using errcode = 'insufficient_privilege';
    end if;
  elsif new.due_at < old.due_at and new.contract = old.contract and not exists (
    select from contract_termination t where t.client_id = new.client_id and t.withdrawn_at is null
      and coalesce(t.received_at, t.erase_at) <= new.due_at) then
    raise exception 'permission denied: it is not due yet' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
