-- Each round signs a state of each log that grew: after years they would be most of the database. What goes is a state
-- that is neither the newest of its log nor named by anybody: confirmed by a witness, stamped, or told to the
-- installation's log. For an hour each stays, as whoever was shown it may just be about to name it.
alter table audit_checkpoint add column at timestamptz not null default now();
create index audit_checkpoint_at on audit_checkpoint (at);

create function audit_checkpoint_superseded() returns trigger
  language plpgsql
  as $$
begin
  if exists (select from audit_ended where log = old.log) then
    return old;
  end if;
  if old.at > now() - interval '1 hour'
    or not exists (select from audit_checkpoint newer where newer.log = old.log and newer.size > old.size)
    or exists (select from audit_witnessed w where w.log = old.log and w.size = old.size)
    or exists (select from audit_stamp s where s.log = old.log and s.size = old.size)
    or exists (select from audit_anchor a where a.log = old.log and a.size = old.size)
  then
    raise exception 'permission denied: a signed state stays that is young, the newest, or named'
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;

drop trigger ended on audit_checkpoint;
create trigger superseded before delete on audit_checkpoint
  for each row execute function audit_checkpoint_superseded();
