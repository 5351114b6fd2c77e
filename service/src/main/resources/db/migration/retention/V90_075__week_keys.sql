-- The keys under which headers lie: one for each kind of thing and week in which it was begun. A key is destroyed when
-- nothing under it may be read any more; its row stays, as its name does in the vault.

alter table retention_lease
  add column week timestamptz not null
    generated always as (date_bin('7 days', begins_at, timestamptz '1970-01-01 00:00:00+00')) stored;
create index retention_lease_week on retention_lease (client_id, kind, week, due_at) where state = 'kept';

create table retention_key (
  client_id uuid not null,
  -- 'any' of a week before keys were by kind
  kind text not null check (kind in ('recording', 'message', 'draft', 'slip', 'any')),
  week timestamptz not null,
  -- when it was found that nothing under it may be read, and when the vault had destroyed it
  decided_at timestamptz,
  destroyed_at timestamptz,
  certificate int,
  primary key (client_id, kind, week),
  check (destroyed_at is null or decided_at is not null),
  check (certificate is null or destroyed_at is not null)
);
alter table retention_key enable row level security;
alter table retention_key force row level security;
create policy own on retention_key using (client_id = app_client()) with check (client_id = app_client());
create policy office on retention_key for select using (app_office());
create policy operator_changes on retention_key as restrictive for update using (app_operator() is null);
create policy reviewer on retention_key as restrictive using (app_reviewer() is null);
grant select, insert on retention_key to denwaban_app;
grant update (decided_at, destroyed_at, certificate) on retention_key to denwaban_app;
grant select (client_id, week, decided_at, destroyed_at) on retention_key to denwaban_verifier;

-- Whether nothing under a key may be read at a moment: the week is over or the contract ended, and each thing of it is due
-- and not held. Under a key for any kind lay things begun in earlier weeks, too: there the rows say it.
create function retention_key_over(client uuid, of_kind text, of_week timestamptz, moment timestamptz) returns boolean
  language sql stable as $$
  select (of_week + interval '7 days' <= moment or exists (select from retention_lease l
      where l.client_id = client and l.kind = 'client'))
    and not exists (select from retention_lease l
      where l.client_id = client and l.kind = of_kind and l.week = of_week and l.state = 'kept' and l.due_at > moment)
    and not exists (select from retention_hold h
      where h.client_id = client and h.approved_at is not null and h.ended_at is null and h.until > moment
        and exists (select from retention_lease l where l.client_id = client and l.state = 'kept'
          and (h.call_id is null or l.call_id = h.call_id)
          and l.kind = of_kind and l.week = of_week))
    and (of_kind <> 'any' or not exists (select from vault_header h join vault_object o on o.id = h.object_id
      where h.client_id = client and o.client_id = client
        and h.kek = client || '-' || (extract(epoch from of_week) / 604800)::int))
  $$;
grant execute on function retention_key_over(uuid, text, timestamptz, timestamptz) to denwaban_app;

-- Nothing goes early, and what was decided stays, whoever writes.
create function retention_key_moves() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null and new.decided_at is distinct from old.decided_at
    or old.destroyed_at is not null and new.destroyed_at is distinct from old.destroyed_at then
    raise exception 'permission denied: what was decided stays' using errcode = 'insufficient_privilege';
  end if;
  if old.decided_at is null and new.decided_at is not null
    and not retention_key_over(new.client_id, new.kind, new.week, new.decided_at) then
    raise exception 'permission denied: something under this key may still be read' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger moves before update on retention_key for each row execute function retention_key_moves();

create or replace function retention_of_object() returns trigger language plpgsql as $$
begin
  insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
  values (new.client_id, new.id, new.kind, new.call_id, new.opened_at,
    new.opened_at + make_interval(days => retention_days(new.kind)));
  insert into retention_key (client_id, kind, week)
  values (new.client_id, new.kind, date_bin('7 days', new.opened_at, timestamptz '1970-01-01 00:00:00+00'))
  on conflict do nothing;
  return null;
end $$;

-- What was there before: weeks of keys for any kind.
do $$
begin
  alter table vault_header no force row level security;
  alter table retention_key no force row level security;
  alter table retention_lease no force row level security;
  insert into retention_key (client_id, kind, week)
    select distinct client_id, 'any', to_timestamp(split_part(kek, '-', 6)::bigint * 604800) from vault_header
    where kek = client_id || '-' || split_part(kek, '-', 6) and length(split_part(kek, '-', 6)) between 1 and 5
      and translate(split_part(kek, '-', 6), '0123456789', '') = ''
    union select client_id, 'any', week from retention_lease where kind not in ('call', 'client');
  alter table retention_lease force row level security;
  alter table retention_key force row level security;
  alter table vault_header force row level security;
end $$;
