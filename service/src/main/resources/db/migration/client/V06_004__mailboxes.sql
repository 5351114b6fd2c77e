-- Mailboxes of departments. A mailbox's keys are a line of its own in client_company_key, under the mailbox's id.
create table client_mailbox (
  client_id uuid not null references client,
  id uuid not null check (id <> '00000000-0000-0000-0000-000000000000'),
  -- the client's own word; the office's fence does not show it
  name text not null check (length(name) between 1 and 40),
  added_at timestamptz not null,
  -- nothing new comes in from then on
  closed_at timestamptz,
  primary key (client_id, id)
);
create unique index client_mailbox_name on client_mailbox (client_id, name) where closed_at is null;
alter table client_mailbox enable row level security;
alter table client_mailbox force row level security;
create policy fence on client_mailbox
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on client_mailbox to denwaban_app;
grant update (name, closed_at) on client_mailbox to denwaban_app;

-- Which mailbox the calls to a number are for; a number without a row belongs to the general box.
create table client_mailbox_number (
  number text primary key references client_number on delete cascade,
  client_id uuid not null,
  mailbox uuid not null,
  foreign key (client_id, mailbox) references client_mailbox
);
alter table client_mailbox_number enable row level security;
alter table client_mailbox_number force row level security;
create policy fence on client_mailbox_number
  using (client_id = app_client()) with check (client_id = app_client());
grant select, insert, delete on client_mailbox_number to denwaban_app;

-- The member in whose name a transaction reads; null when the program itself works for the client.
create function app_member() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.member', true), '')::uuid $$;

-- The lines whose objects and items that member may know of: the general box, and the mailboxes whose newest key was
-- granted to the key that he has now. Policies ask it in a subselect, so that it runs once for a statement.
create function app_lines() returns uuid[]
  language sql stable parallel safe
  as $$
    select array['00000000-0000-0000-0000-000000000000'::uuid] || coalesce(array_agg(g.line), '{}')
    from client_grant g
    where g.client_id = app_client() and g.person_id = app_member()
      and g.line <> '00000000-0000-0000-0000-000000000000'
      and g.epoch = (
        select max(k.epoch) from client_company_key k
        where k.client_id = g.client_id and k.line = g.line)
      and g.to_key = (
        select m.fingerprint from client_member_key m
        where m.client_id = g.client_id and m.person_id = g.person_id
        order by m.epoch desc limit 1)
  $$;
grant execute on function app_member(), app_lines() to denwaban_app;
