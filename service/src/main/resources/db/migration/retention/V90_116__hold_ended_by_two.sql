-- A hold that holds is ended by two: one person asks for it, another agrees within seven days (Holds.END_WITHIN). Until
-- then nothing changes.
alter table retention_hold
  add column ending_by uuid,
  add column ending_at timestamptz,
  add check ((ending_by is null) = (ending_at is null));
grant update (ending_by, ending_at) on retention_hold to denwaban_app;
grant select (ending_by) on retention_hold to denwaban_verifier;

-- Whoever writes: not in the statement that asks for it.
create function hold_is_ended() returns trigger language plpgsql as $$
begin
  if new.ended_at is not null and old.ended_at is null and old.approved_at is not null
    and (old.ending_by is null or old.ending_by = new.ended_by or old.ending_at <= new.ended_at - interval '7 days') then
    raise exception 'permission denied: one person alone ended it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger ended before update of ended_at on retention_hold
  for each row execute function hold_is_ended();
