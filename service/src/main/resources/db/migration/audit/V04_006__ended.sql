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
grant select on audit_ended to denwaban_app;
create policy fence on audit_ended
  using (app_office() or log = app_client()) with check (app_office());

-- A log that is over does not begin anew.
create policy over on audit_outbox as restrictive for insert
  with check (not exists (select from audit_ended ended where ended.log = audit_outbox.log));

-- The program may call this and delete nothing itself. Younger than a year no log goes, whatever it says.
create function audit_end(over uuid) returns void
  language plpgsql
  security definer
  set search_path = public
  as $$
begin
  if over = '00000000-0000-0000-0000-000000000000'
    or exists (
      select from audit_outbox o
      where o.log = over and (
        (cast(o.leaf as jsonb) ->> 't')::timestamptz > now() - interval '1 year'
        or not exists (select from audit_entry e where e.outbox_id = o.id)))
  then
    raise exception 'permission denied: the time of this log is not over'
      using errcode = 'insufficient_privilege';
  end if;
  insert into audit_ended (log, size, note)
    select log, size, note from audit_checkpoint where log = over order by size desc limit 1;
  delete from audit_stamp where log = over;
  delete from audit_witnessed where log = over;
  delete from audit_anchor where log = over;
  delete from audit_trouble where log = over;
  delete from audit_detail where log = over;
  delete from audit_entry where log = over;
  delete from audit_outbox where log = over;
  delete from audit_tile where log = over;
  delete from audit_checkpoint where log = over;
  delete from audit_pseudonym where log = over;
  delete from audit_detail_key where log = over;
  delete from audit_signer where log = over;
  delete from audit_lasting_signer where log = over;
end
$$;
revoke all on function audit_end(uuid) from public;
grant execute on function audit_end(uuid) to denwaban_app;

-- As before for everybody but the owner, as whom the function above works.
create or replace function audit_tile_superseded() returns trigger
  language plpgsql
  as $$
begin
  if current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
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
