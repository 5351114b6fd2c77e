-- Logs whose own retention is over. A log goes as a whole and never in parts: what a proof needs is all
-- there, or none of it. What stays is its last signed state.
create table audit_ended (
  log uuid primary key,
  size bigint not null,
  note text not null,
  at timestamptz not null default now()
);

alter table audit_ended enable row level security;
alter table audit_ended force row level security;
grant select, insert on audit_ended to denwaban_app;
create policy fence on audit_ended
  using (app_office() or log = app_client()) with check (app_office());

-- Younger than a year no log ends, whatever the program says, nor one with an entry that waits for its place,
-- nor the installation's.
create policy old on audit_ended as restrictive for insert
  with check (
    log <> '00000000-0000-0000-0000-000000000000'
    and not exists (
      select from audit_outbox o
      where o.log = audit_ended.log and (
        (cast(o.leaf as jsonb) ->> 't')::timestamptz > now() - interval '1 year'
        or not exists (select from audit_entry e where e.outbox_id = o.id))));

-- A log that is over does not begin anew.
create policy over on audit_outbox as restrictive for insert
  with check (not exists (select from audit_ended ended where ended.log = audit_outbox.log));

-- Only of a log that is over anything can be removed. A trigger says so aloud, where a policy would see no row.
create function audit_only_ended() returns trigger
  language plpgsql
  as $$
begin
  if not exists (select from audit_ended where log = old.log) then
    raise exception 'permission denied: the time of this log is not over'
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['audit_stamp', 'audit_witnessed', 'audit_anchor', 'audit_entry', 'audit_outbox',
    'audit_checkpoint', 'audit_signer', 'audit_lasting_signer']
  loop
    execute format('grant delete on %I to denwaban_app', name);
    execute format('create policy ended on %I as restrictive for delete using (app_office())', name);
    execute format('create trigger ended before delete on %I
      for each row execute function audit_only_ended()', name);
  end loop;
end $$;

create or replace function audit_tile_superseded() returns trigger
  language plpgsql
  as $$
begin
  if exists (select from audit_ended where log = old.log) then
    return old;
  end if;
  if position('.p/' in old.path) = 0 or not exists (
    select from audit_tile wider
    where wider.log = old.log
      and split_part(wider.path, '.p/', 1) = split_part(old.path, '.p/', 1)
      and length(wider.data) > length(old.data)
      and substring(wider.data from 1 for length(old.data)) = old.data
  ) then
    raise exception 'permission denied: no wider tile holds what this one holds'
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;
