-- A hold needs as many persons as the contract said when it was asked for (legalHold.approvers), the one who asked among
-- them.
alter table retention_hold add column approvers int not null default 2 check (approvers between 2 and 5);

create table retention_hold_approval (
  client_id uuid not null,
  hold_id uuid not null references retention_hold,
  person_id uuid not null,
  at timestamptz not null,
  primary key (hold_id, person_id)
);
create index retention_hold_approval_client on retention_hold_approval (client_id);

alter table retention_hold_approval enable row level security;
alter table retention_hold_approval force row level security;
create policy own on retention_hold_approval using (client_id = app_client()) with check (client_id = app_client());
create policy office on retention_hold_approval using (app_office()) with check (app_office());
create policy operator on retention_hold_approval as restrictive using (app_operator() is null);
create policy reviewer on retention_hold_approval as restrictive using (app_reviewer() is null);
-- of a hold of that client that still waits, and by another than who asked for it
create policy waiting on retention_hold_approval as restrictive for insert to denwaban_app with check (exists (
  select from retention_hold h where h.id = hold_id and h.client_id = retention_hold_approval.client_id
    and h.approved_at is null and h.ended_at is null and h.asked_by <> person_id));
grant select, insert on retention_hold_approval to denwaban_app;
grant select (client_id, hold_id, person_id) on retention_hold_approval to denwaban_verifier;

-- Whoever writes: it holds from the last of them on, and from no sooner moment.
create function hold_is_approved() returns trigger language plpgsql as $$
begin
  if new.approved_at is not null and old.approved_at is null and (
    select count(*) from retention_hold_approval a where a.hold_id = new.id) < new.approvers - 1 then
    raise exception 'permission denied: too few approved it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger approved before update of approved_at on retention_hold
  for each row execute function hold_is_approved();

-- Those that hold already were approved by one.
alter table retention_hold no force row level security;
alter table retention_hold_approval no force row level security;
insert into retention_hold_approval (client_id, hold_id, person_id, at)
  select client_id, id, approved_by, approved_at from retention_hold where approved_at is not null;
alter table retention_hold force row level security;
alter table retention_hold_approval force row level security;
