-- How long a thing may be kept, and its erasure. Three roles share it: the program decides what is due and can remove
-- none of it, denwaban_eraser removes what is due and reads ids alone, denwaban_verifier reads ids and changes nothing.

-- One for each thing of a client's callers, and for what a client whose contract ended had entered. Of callers' things
-- it is made by the database itself when the thing is stored, and it is never removed:
-- what was erased is known by its id, its kind and its times.
create table retention_lease (
  client_id uuid not null,
  subject uuid not null,
  kind text not null check (kind in ('recording', 'message', 'draft', 'slip', 'call', 'client')),
  call_id uuid not null,
  begins_at timestamptz not null,
  due_at timestamptz not null,
  -- of the contract whose term made it due then; 0 for the usual days, until the program has looked
  contract int not null default 0 check (contract >= 0),
  state text not null default 'kept' check (state in ('kept', 'due', 'erased')),
  decided_at timestamptz,
  -- in which batch it is erased
  erasure uuid,
  -- when its keys, and when the rest was gone
  unreadable_at timestamptz,
  erased_at timestamptz,
  verified_at timestamptz,
  primary key (client_id, kind, subject),
  check ((state = 'kept') = (decided_at is null)),
  check ((state = 'kept') = (erasure is null)),
  check ((state = 'erased') = (erased_at is not null)),
  -- nothing goes early
  check (decided_at is null or decided_at >= due_at),
  check (verified_at is null or erased_at is not null)
);
create index retention_lease_due on retention_lease (client_id, due_at) where state = 'kept';
create index retention_lease_subject on retention_lease (subject);
create index retention_lease_call on retention_lease (client_id, call_id);
create index retention_lease_erasure on retention_lease (erasure) where erasure is not null;

-- Legal hold: two people, a reason, an end.
create table retention_hold (
  id uuid primary key,
  client_id uuid not null,
  -- null for all that the client has
  call_id uuid,
  reason text not null check (length(reason) between 1 and 1000),
  until timestamptz not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  check (approved_by <> asked_by),
  check ((approved_by is null) = (approved_at is null)),
  check ((ended_by is null) = (ended_at is null)),
  check (until > asked_at)
);
create index retention_hold_client on retention_hold (client_id, until);

-- What was erased at once: a certificate speaks of it only when the verifier found nothing left.
create table retention_erasure (
  id uuid primary key,
  client_id uuid not null,
  kind text not null,
  things int not null check (things >= 1),
  decided_at timestamptz not null,
  erased_at timestamptz,
  -- when the verifier looked last, and what it found that should be gone
  verified_at timestamptz,
  found text not null default '' check (length(found) <= 2000),
  attempts int not null default 0 check (attempts >= 0),
  certificate int
);
create index retention_erasure_client on retention_erasure (client_id, decided_at);
create index retention_erasure_open on retention_erasure (client_id) where certificate is null;

create table retention_certificate (
  client_id uuid not null,
  n int not null check (n >= 1),
  whole boolean not null,
  made_at timestamptz not null,
  digest bytea not null check (length(digest) = 32),
  content text not null check (octet_length(content) <= 20000000),
  primary key (client_id, n),
  check (digest = sha256(convert_to(content, 'UTF8')))
);

do $$
declare
  name text;
begin
  foreach name in array array['retention_lease', 'retention_hold', 'retention_erasure', 'retention_certificate']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own on %I using (client_id = app_client()) with check (client_id = app_client())', name);
    execute format('create policy office on %I for select using (app_office())', name);
    execute format('create policy operator on %I as restrictive for select using (app_operator() is null)', name);
    execute format('create policy operator_changes on %I as restrictive for update using (app_operator() is null)', name);
    execute format('create policy reviewer on %I as restrictive using (app_reviewer() is null)', name);
    continue when name = 'retention_lease'; -- made with what an operator stores
    execute format('create policy operator_writes on %I as restrictive for insert with check (app_operator() is null)', name);
  end loop;
end $$;
create policy office_asks on retention_hold for insert with check (app_office());
create policy office_changes on retention_hold for update using (app_office()) with check (app_office());

-- When the last round was, so that a clock that jumped while the program was away is noticed.
create table retention_round (
  one boolean primary key default true check (one),
  at timestamptz not null
);
alter table retention_round enable row level security;
alter table retention_round force row level security;
create policy office on retention_round using (app_office()) with check (app_office());
grant select, insert on retention_round to denwaban_app;
grant update (at) on retention_round to denwaban_app;

grant select, insert on retention_lease, retention_hold, retention_erasure, retention_certificate to denwaban_app;
grant update (due_at, contract, state, decided_at, erasure, unreadable_at, erased_at, verified_at)
  on retention_lease to denwaban_app;
grant update (approved_by, approved_at, ended_by, ended_at) on retention_hold to denwaban_app;
grant update (erased_at, verified_at, found, attempts, certificate) on retention_erasure to denwaban_app;

-- The usual days until the program has looked into the contract, within a minute.
create function retention_days(kind text) returns int
  language sql immutable parallel safe
  as $$ select case kind when 'recording' then 90 when 'message' then 180 when 'draft' then 180 else 365 end $$;
grant execute on function retention_days(text) to denwaban_app;

create function retention_of_object() returns trigger language plpgsql as $$
begin
  insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
  values (new.client_id, new.id, new.kind, new.call_id, new.opened_at,
    new.opened_at + make_interval(days => retention_days(new.kind)));
  return null;
end $$;
create trigger leased after insert on vault_object for each row execute function retention_of_object();

create function retention_of_call() returns trigger language plpgsql as $$
begin
  insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
  values (new.client_id, new.id, 'call', new.id, new.arrived_at,
    new.arrived_at + make_interval(days => retention_days('call')));
  return null;
end $$;
create trigger leased after insert on call for each row execute function retention_of_call();

-- A lease moves on and never back, whoever writes; what is held stays.
create function retention_moves() returns trigger language plpgsql as $$
begin
  if old.state <> 'kept' and (new.due_at <> old.due_at or new.state = 'kept' or old.decided_at <> new.decided_at) then
    raise exception 'permission denied: what was decided stays' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'erased' and new.state <> 'erased' then
    raise exception 'permission denied: what was erased stays so' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'kept' and new.state = 'due' and exists (
    select from retention_hold h where h.client_id = new.client_id and (h.call_id is null or h.call_id = new.call_id)
      and h.approved_at is not null and h.ended_at is null and h.until > new.decided_at) then
    raise exception 'permission denied: it is held' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger moves before update on retention_lease for each row execute function retention_moves();

-- What was there before.
do $$
declare
  name text;
begin
  foreach name in array array['vault_object', 'call']
  loop
    execute format('alter table %I no force row level security', name);
  end loop;
  alter table retention_lease no force row level security;
  insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
    select client_id, id, kind, call_id, opened_at, opened_at + make_interval(days => retention_days(kind))
    from vault_object;
  insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
    select client_id, id, 'call', id, arrived_at, arrived_at + make_interval(days => retention_days('call')) from call;
  alter table retention_lease force row level security;
  foreach name in array array['vault_object', 'call']
  loop
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

-- The two narrow roles see ids and times, in a client's scope alone. Times, as policies compare them.
do $$
declare
  one record;
  fun text;
begin
  for fun in select p.oid::regprocedure::text from pg_proc p
    where p.pronamespace = 'public'::regnamespace and starts_with(p.proname, 'app_')
  loop
    execute format('grant execute on function %s to denwaban_eraser, denwaban_verifier', fun);
  end loop;
  for one in
    select c.relname, string_agg(quote_ident(a.attname), ', ') as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('uuid'::regtype, 'timestamptz'::regtype)
      and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'client_id')
    group by c.relname
  loop
    execute format('grant select (%s) on %I to denwaban_verifier', one.columns, one.relname);
  end loop;
end $$;
grant select (audience) on vault_header to denwaban_verifier;
grant select (to_key) on quality_review to denwaban_verifier;
grant select (kind, state) on retention_lease to denwaban_eraser, denwaban_verifier;
grant select (client_id, subject) on retention_lease to denwaban_eraser;

-- What the eraser may remove: what is due, nothing else.
do $$
declare
  part record;
  due text;
begin
  for part in select * from (values
    ('vault_header', 'object_id'), ('vault_token', 'object_id'), ('vault_token_set', 'object_id'),
    ('quality_review', 'object_id'), ('vault_manifest', 'object_id'), ('vault_object', 'id'),
    ('inbox_item', 'call_id'), ('delivery', 'call_id'), ('call_sound', 'call_id'), ('call_instruction', 'call_id'),
    ('call_hand', 'call_id'), ('watch_call', 'call_id'), ('call', 'id')) as parts (name, key)
  loop
    -- of a client that ended, all that still hangs on it
    due := format('exists (select from retention_lease l where l.client_id = %1$I.client_id
      and l.subject in (%1$I.%2$I, %1$I.client_id) and l.state = ''due'')', part.name, part.key);
    execute format('create policy due on %I as restrictive for delete to denwaban_eraser using (%s)', part.name, due);
    execute format('grant delete, select (client_id, %I) on %I to denwaban_eraser', part.key, part.name);
  end loop;
end $$;
-- what lies behind an id of these
grant select (client_id, id, object_id, call_id) on inbox_item to denwaban_eraser;
grant select (client_id, id, call_id) on delivery to denwaban_eraser;
grant select (call_id, operator_id, client_id, left_at) on call_hand to denwaban_eraser;
grant select (client_id, object_id, expires_at, ended_at, reviewer, line, to_key) on quality_review to denwaban_eraser;
grant select (id, call_id, line, client_id) on vault_object to denwaban_eraser;
grant select (audience, object_id) on vault_header to denwaban_eraser;
grant delete, select (client_id, item_id) on inbox_note to denwaban_eraser;
create policy due on inbox_note as restrictive for delete to denwaban_eraser using (exists (
  select from inbox_item i join retention_lease l on l.client_id = i.client_id and l.subject in (i.object_id, i.call_id)
  where i.id = item_id and i.client_id = inbox_note.client_id and l.state = 'due'));
grant delete, select (client_id, delivery_id) on delivery_attempt to denwaban_eraser;
create policy due on delivery_attempt as restrictive for delete to denwaban_eraser using (exists (
  select from delivery d join retention_lease l on l.client_id = d.client_id and l.subject = d.call_id
  where d.id = delivery_id and d.client_id = delivery_attempt.client_id and l.state = 'due')
  or exists (select from retention_lease l where l.client_id = delivery_attempt.client_id
    and l.subject = delivery_attempt.client_id and l.state = 'due'));
-- the office's table, of which each client's rows end with its calls
create policy eraser on watch_call for all to denwaban_eraser using (client_id = app_client());
create policy verifier on watch_call for select to denwaban_verifier using (client_id = app_client());

-- What a client had entered, when its contract has ended and nothing of its callers is left.
do $$
declare
  name text;
begin
  foreach name in array array['inbox_text_index', 'delivery_digest', 'delivery_way', 'delivery_account',
    'delivery_policy', 'client_contact', 'client_roster', 'script', 'script_audio', 'script_instruction',
    'blocked_caller', 'block_key', 'client_grant', 'client_unlock', 'client_mailbox_number', 'client_mailbox',
    'client_group', 'quality_approval', 'identity_provider', 'copy_target']
  loop
    execute format('create policy due on %1$I as restrictive for delete to denwaban_eraser
      using (exists (select from retention_lease l where l.client_id = %1$I.client_id and l.subject = %1$I.client_id
        and l.state = ''due''))', name);
    execute format('create policy eraser on %1$I for all to denwaban_eraser using (client_id = app_client())', name);
    execute format('grant delete, select (client_id) on %I to denwaban_eraser', name);
  end loop;
end $$;
