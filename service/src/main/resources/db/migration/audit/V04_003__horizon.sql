-- Up to where everything is in order, so that no sequencer looks at the whole outbox again: not after a
-- start, not when it takes over from another. It is kept with the entries that were put in order, in the
-- same transaction. No evidence lies here; whoever moves it delays entries and changes none.
create table audit_horizon (
  -- transaction ids mean something in one cluster only: a restored dump is another life
  life text primary key,
  settled xid8 not null
);

alter table audit_horizon enable row level security;
alter table audit_horizon force row level security;
grant select, insert, update on audit_horizon to denwaban_app;
create policy fence on audit_horizon
  using (app_office()) with check (app_office());

-- What waits is read in this order, so that no plan needs to sort or to read what lies below.
create index audit_outbox_waiting on audit_outbox (xid, id);
drop index audit_outbox_xid;
