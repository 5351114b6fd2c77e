-- What of a client's is told together, and when. Ids and times; which deliveries are in one, they say themselves.
create table delivery_digest (
  client_id uuid not null,
  id uuid not null,
  due_at timestamptz not null,
  -- how many were ever collected in it
  items integer not null check (items >= 1),
  -- when telling began; from then on nothing is added
  begun_at timestamptz,
  primary key (client_id, id),
  unique (client_id, due_at)
);
alter table delivery_digest enable row level security;
alter table delivery_digest force row level security;
create policy fence on delivery_digest using (client_id = app_client()) with check (client_id = app_client());
grant select, insert on delivery_digest to denwaban_app;
grant update (items, begun_at) on delivery_digest to denwaban_app;

-- Null: it is told by itself.
alter table delivery add column digest_id uuid;
alter table delivery add foreign key (client_id, digest_id) references delivery_digest (client_id, id);
create index delivery_in_digest on delivery (client_id, digest_id) where digest_id is not null;
grant update (digest_id) on delivery to denwaban_app;

-- The try that carried several at once; null: its own id.
alter table delivery_attempt add column notice_id uuid;
create index delivery_attempt_notice on delivery_attempt (client_id, notice_id) where notice_id is not null;
