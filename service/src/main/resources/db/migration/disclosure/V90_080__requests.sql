-- What a person asks a client company about the data held of them (個人情報保護法 33条, 34条, 35条), and complaints
-- (40条). Who asks, and every word of it, is sealed in a member's browser; here lie kinds, states and times.

create table disclosure_request (
  client_id uuid not null,
  -- made by the browser, which seals what belongs to it
  id uuid not null,
  -- as people call it
  n int not null check (n >= 1),
  kind text not null check (kind in ('disclose', 'correct', 'stop', 'complaint')),
  way text not null check (way in ('telephone', 'letter', 'mail', 'in-person')),
  received_at timestamptz not null,
  due_at timestamptz not null check (due_at > received_at),
  state text not null default 'open' check (state in ('open', 'identified', 'answered', 'refused', 'withdrawn')),
  -- since when it is so
  stated_at timestamptz not null,
  assigned_to uuid,
  -- how it was made sure that it is that person
  identity text check (identity in ('document', 'call-back', 'account', 'agent')),
  -- how the answer was given
  form text check (form in ('electronic', 'paper', 'telephone', 'in-person')),
  -- why not, or not all
  ground text check (ground in ('rights', 'business', 'law', 'none-held', 'identity', 'no-ground', 'substitute')),
  erasure_asked_by uuid,
  erasure_asked_at timestamptz,
  erasure_approved_by uuid,
  erasure_approved_at timestamptz,
  primary key (client_id, id),
  unique (client_id, n),
  check (state <> 'refused' or ground is not null),
  check ((state = 'answered') = (form is not null)),
  check ((erasure_asked_by is null) = (erasure_asked_at is null)),
  check ((erasure_approved_by is null) = (erasure_approved_at is null)),
  -- what is erased before its time, two people decided, who knew who asked
  check (erasure_approved_by <> erasure_asked_by),
  check (erasure_approved_at is null or erasure_asked_at <= erasure_approved_at),
  check (erasure_asked_at is null or (kind in ('stop', 'correct') and identity is not null))
);
create index disclosure_request_open on disclosure_request (client_id, due_at) where state in ('open', 'identified');

-- What happened to a request, one after the other. Nothing is changed or taken out.
create table disclosure_step (
  client_id uuid not null,
  request_id uuid not null,
  n int not null check (n >= 1),
  step text not null check (step in ('received', 'taken', 'due', 'identified', 'answered', 'refused', 'withdrawn',
    'erasure-asked', 'erasure-approved', 'erasure-withdrawn')),
  at timestamptz not null,
  by uuid not null,
  primary key (client_id, request_id, n),
  foreign key (client_id, request_id) references disclosure_request (client_id, id)
);

-- Who asks and for what, the answer, and why late: each sealed by its author's browser to the company's key
-- (docs/formats/note.md).
create table disclosure_note (
  client_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  author uuid not null,
  written_at timestamptz not null,
  -- fingerprint of the key statement that it is sealed to
  company text not null,
  sealed bytea not null check (length(sealed) between 1 and 8192),
  signature bytea not null check (length(signature) = 64),
  primary key (client_id, request_id, id),
  foreign key (client_id, request_id) references disclosure_request (client_id, id)
);

-- Which sealed objects belong to it.
create table disclosure_link (
  client_id uuid not null,
  request_id uuid not null,
  object_id uuid not null,
  call_id uuid not null,
  -- the box that it is in: who does not hold it knows nothing of it
  line uuid not null,
  kind text not null check (kind in ('recording', 'message', 'draft', 'slip')),
  primary key (client_id, request_id, object_id),
  foreign key (client_id, request_id) references disclosure_request (client_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['disclosure_request', 'disclosure_step', 'disclosure_note', 'disclosure_link']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy operator on %I as restrictive using (app_operator() is null)', name);
    execute format('create policy reviewer on %I as restrictive using (app_reviewer() is null)', name);
  end loop;
  foreach name in array array['disclosure_request', 'disclosure_step']
  loop
    execute format('create policy own on %I using (client_id = app_client()) with check (client_id = app_client())', name);
  end loop;
end $$;
-- Counts and clocks, of a table that names nobody who asks.
create policy office on disclosure_request for select using (app_office());
-- A member writes in no other member's name, and of what lies in a box of colleagues sees nothing.
create policy own on disclosure_note using (client_id = app_client())
  with check (client_id = app_client() and (app_member() is null or author = app_member()));
create policy own on disclosure_link
  using (client_id = app_client() and (app_member() is null or line = any ((select app_lines())::uuid[])))
  with check (client_id = app_client() and (app_member() is null or line = any ((select app_lines())::uuid[])));

grant select, insert on disclosure_request, disclosure_step, disclosure_note to denwaban_app;
grant select, insert, delete on disclosure_link to denwaban_app;
grant update (due_at, state, stated_at, assigned_to, identity, form, ground, erasure_asked_by, erasure_asked_at,
  erasure_approved_by, erasure_approved_at) on disclosure_request to denwaban_app;

-- What was decided stays, whoever writes.
create function disclosure_moves() returns trigger language plpgsql as $$
begin
  if old.state in ('answered', 'refused', 'withdrawn') then
    raise exception 'permission denied: it is closed' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'identified' and new.state = 'open' then
    raise exception 'permission denied: a step is not undone' using errcode = 'insufficient_privilege';
  end if;
  if old.erasure_approved_at is not null
    and (new.erasure_approved_at, new.erasure_approved_by, new.erasure_asked_at, new.erasure_asked_by)
      is distinct from (old.erasure_approved_at, old.erasure_approved_by, old.erasure_asked_at, old.erasure_asked_by) then
    raise exception 'permission denied: what was decided stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger moves before update on disclosure_request for each row execute function disclosure_moves();

-- What is to be erased is what the second person looked at: nothing is added or taken out afterwards.
do $$
declare
  open text := 'exists (select from disclosure_request r where r.client_id = disclosure_link.client_id
    and r.id = disclosure_link.request_id and r.state in (''open'', ''identified'') and r.erasure_asked_at is null)';
begin
  execute format('create policy open on disclosure_link as restrictive for insert to denwaban_app with check (%s)', open);
  execute format('create policy open_still on disclosure_link as restrictive for delete to denwaban_app using (%s)', open);
end $$;

-- A thing is due before its time through a request that two people decided, by the moment of the decision, and in no
-- other way than that, a newer contract, or the end of one.
alter table retention_lease add column request uuid;
grant update (request) on retention_lease to denwaban_app;

create function retention_comes_early() returns trigger language plpgsql as $$
begin
  if old.request is not null then
    if new.request is distinct from old.request or new.due_at > old.due_at then
      raise exception 'permission denied: what a request decided stays' using errcode = 'insufficient_privilege';
    end if;
  elsif new.request is not null then
    if old.state <> 'kept' or new.due_at > old.due_at or not exists (
      select from disclosure_request r join disclosure_link k on k.client_id = r.client_id and k.request_id = r.id
      where r.client_id = new.client_id and r.id = new.request and r.erasure_approved_at = new.due_at
        and k.object_id = new.subject) then
      raise exception 'permission denied: no request decided it' using errcode = 'insufficient_privilege';
    end if;
  elsif new.due_at < old.due_at and new.contract = old.contract and not exists (
    select from contract_termination t where t.client_id = new.client_id and t.withdrawn_at is null) then
    raise exception 'permission denied: it is not due yet' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger early before update of due_at, request on retention_lease
  for each row execute function retention_comes_early();

-- The eraser and the verifier: ids and times alone; a client's register goes with the rest when its contract has ended.
do $$
declare
  name text;
begin
  foreach name in array array['disclosure_note', 'disclosure_link', 'disclosure_step', 'disclosure_request']
  loop
    execute format('create policy due on %1$I as restrictive for delete to denwaban_eraser
      using (exists (select from retention_lease l where l.client_id = %1$I.client_id and l.subject = %1$I.client_id
        and l.state = ''due''))', name);
    execute format('grant delete, select (client_id) on %I to denwaban_eraser', name);
  end loop;
end $$;
grant select (client_id, id, assigned_to, erasure_asked_by, erasure_approved_by) on disclosure_request
  to denwaban_verifier;
grant select (client_id, request_id, by) on disclosure_step to denwaban_verifier;
grant select (client_id, request_id, id, author) on disclosure_note to denwaban_verifier;
grant select (client_id, request_id, object_id, call_id, line) on disclosure_link to denwaban_verifier;
grant select (request) on retention_lease to denwaban_verifier;
