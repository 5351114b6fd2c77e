-- The log. `log` is the client whose log it is; the nil UUID is the installation's own log.
-- The program may add rows here and read them; it can change and remove nothing.

-- What was done, in the same transaction as the deed; not yet in order.
create table audit_outbox (
  id bigint generated always as identity primary key,
  log uuid not null,
  leaf text not null,
  -- every transaction below pg_snapshot_xmin() is over: nothing more can appear under it
  xid xid8 not null default pg_current_xact_id()
);
create index audit_outbox_xid on audit_outbox (xid);

-- The leaves in their order.
create table audit_entry (
  log uuid not null,
  idx bigint not null check (idx >= 0),
  outbox_id bigint not null unique references audit_outbox,
  leaf text not null,
  primary key (log, idx)
);

-- Tiles and entry bundles, C2SP tlog-tiles, by their path; partial ones are rows of their own.
create table audit_tile (
  log uuid not null,
  path text not null,
  data bytea not null,
  primary key (log, path)
);

-- Signed checkpoints.
create table audit_checkpoint (
  log uuid not null,
  size bigint not null check (size >= 0),
  note text not null,
  primary key (log, size)
);

-- The signing key of each log, wrapped by the key vault.
create table audit_signer (
  log uuid primary key,
  wrapped bytea not null
);

-- Who a pseudonym is, within one log. Erasing the row makes the leaves nameless.
create table audit_pseudonym (
  log uuid not null,
  subject uuid not null,
  pseudonym uuid not null unique,
  primary key (log, subject)
);

-- The key of the details about one subject, wrapped by the key vault.
create table audit_detail_key (
  log uuid not null,
  subject uuid not null,
  wrapped bytea not null,
  primary key (log, subject)
);

-- What a leaf only commits to: sealed, with the salt of the commitment.
create table audit_detail (
  outbox_id bigint primary key references audit_outbox,
  log uuid not null,
  subject uuid not null,
  salt bytea not null,
  sealed bytea not null
);

do $$
declare
  name text;
begin
  foreach name in array array['audit_outbox', 'audit_entry', 'audit_tile', 'audit_checkpoint',
    'audit_signer', 'audit_pseudonym', 'audit_detail_key', 'audit_detail']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to denwaban_app', name);
  end loop;
end $$;

-- The office appends to a client's log (a number was added) and puts all logs in order; leaves
-- and tiles hold pseudonyms only.
create policy fence on audit_outbox
  using (app_office() or log = app_client()) with check (app_office() or log = app_client());
create policy fence on audit_entry
  using (app_office() or log = app_client()) with check (app_office());
create policy fence on audit_tile
  using (app_office() or log = app_client()) with check (app_office());
create policy fence on audit_checkpoint
  using (app_office() or log = app_client()) with check (app_office());
create policy fence on audit_signer
  using (app_office()) with check (app_office());
create policy fence on audit_pseudonym
  using (app_office() or log = app_client()) with check (app_office() or log = app_client());
create policy fence on audit_detail_key
  using (app_office() or log = app_client()) with check (app_office() or log = app_client());
create policy fence on audit_detail
  using (app_office() or log = app_client()) with check (app_office() or log = app_client());
