-- A client's log has a lease, too: so many days after its newest entry as the contract says. It is the last that ends,
-- since each other end is an entry of it.
alter table retention_lease drop constraint retention_lease_kind_check;
alter table retention_lease add constraint retention_lease_kind_check
  check (kind in ('recording', 'message', 'draft', 'slip', 'call', 'client', 'accounts', 'kyc', 'log'));

-- The verifier looks for what a log leaves. Whose rows they are is the log's own column.
do $$
declare
  name text;
begin
  foreach name in array array['audit_outbox', 'audit_entry', 'audit_tile', 'audit_checkpoint', 'audit_signer',
    'audit_lasting_signer', 'audit_pseudonym', 'audit_detail_key', 'audit_detail', 'audit_anchor', 'audit_stamp',
    'audit_witnessed', 'audit_trouble', 'audit_held', 'audit_ended']
  loop
    execute format('grant select (log) on %I to denwaban_verifier', name);
    execute format('create policy verifier on %I for select to denwaban_verifier using (log = app_client())', name);
  end loop;
end $$;

-- What was asked and answered about entries of a log goes with it.
create policy eraser on watch_question for all to denwaban_eraser using (client_id = app_client());
create policy verifier on watch_question for select to denwaban_verifier using (client_id = app_client());
create policy due on watch_question as restrictive for delete to denwaban_eraser
  using (exists (select from retention_lease l where l.client_id = watch_question.client_id and l.kind = 'log'
    and l.state = 'due'));
grant delete, select (client_id) on watch_question to denwaban_eraser;

-- closed: nothing of the client is left but what the law keeps; nothing is told to it any more, and nothing measured.
-- over: its log has ended, too; nothing about it can be told, and nothing of it ends any more.
alter table client add column closed_at timestamptz, add column over_at timestamptz,
  add check (over_at is null or closed_at is not null);
grant update (closed_at, over_at) on client to denwaban_app;
