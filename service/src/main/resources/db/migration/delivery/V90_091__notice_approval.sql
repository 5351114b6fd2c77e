-- A member's signed word that words of messages leave in mails (docs/formats/notice-approval.md). At most one is open.
create table notice_approval (
  id uuid primary key,
  client_id uuid not null,
  statement text not null check (length(statement) <= 1000),
  signature bytea not null check (length(signature) = 64),
  given_by uuid not null,
  given_at timestamptz not null,
  -- taken back
  ended_at timestamptz
);
create index notice_approval_client on notice_approval (client_id, given_at);
create unique index notice_approval_open on notice_approval (client_id) where ended_at is null;

alter table notice_approval enable row level security;
alter table notice_approval force row level security;
create policy fence on notice_approval
  using (client_id = app_client()) with check (client_id = app_client());
create policy neither on notice_approval as restrictive using (app_reviewer() is null);
-- An operator's page reads what the client of its call approved.
create policy operator on notice_approval as restrictive for select
  using (app_operator() is null or (select app_serves()));
create policy operator_writes on notice_approval as restrictive for insert with check (app_operator() is null);
create policy operator_changes on notice_approval as restrictive for update using (app_operator() is null);
grant select, insert on notice_approval to denwaban_app;
grant update (ended_at) on notice_approval to denwaban_app;

-- With the rest of a client when its contract has ended.
create policy due on notice_approval as restrictive for delete to denwaban_eraser
  using (exists (select from retention_lease l where l.client_id = notice_approval.client_id
    and l.subject = notice_approval.client_id and l.state = 'due'));
grant delete, select (client_id) on notice_approval to denwaban_eraser;
grant select (client_id, id, given_by) on notice_approval to denwaban_verifier;
