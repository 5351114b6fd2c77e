-- Quality review: reviewers' keys, and what members of clients gave them.

-- Public keys of reviewers, as stated and signed by themselves; the newest epoch counts.
create table quality_reviewer_key (
  person_id uuid not null references person,
  epoch int not null check (epoch >= 1),
  fingerprint text not null unique,
  statement text not null,
  signature bytea not null check (length(signature) = 64),
  added_at timestamptz not null,
  primary key (person_id, epoch)
);

-- A reviewer's secret key, wrapped in his browser; we cannot open it.
create table quality_unlock (
  id uuid primary key,
  person_id uuid not null,
  epoch int not null,
  method text not null check (method in ('passkey', 'recovery')),
  credential_id text,
  blob bytea not null,
  foreign key (person_id, epoch) references quality_reviewer_key,
  check ((method = 'passkey') = (credential_id is not null))
);
create index quality_unlock_key on quality_unlock (person_id, epoch);

-- One object, given to one reviewer for a time. Its headers are in vault_header, for the audience 'reviewer'.
create table quality_review (
  id uuid primary key,
  client_id uuid not null,
  object_id uuid not null references vault_object,
  -- of the object: nil for the general box, else a mailbox
  line uuid not null,
  kind text not null check (kind in ('message', 'recording')),
  sealed_at timestamptz not null,
  reviewer uuid not null,
  -- fingerprint of the statement whose key it is sealed to
  to_key text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > given_at),
  -- taken back before that
  ended_at timestamptz
);
create index quality_review_client on quality_review (client_id, given_at);
create index quality_review_object on quality_review (object_id);
create index quality_review_reviewer on quality_review (reviewer, expires_at);

-- The quality reviewer in whose name a transaction reads one client's rows; null for everybody else.
create function app_reviewer() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.reviewer', true), '')::uuid $$;
grant execute on function app_reviewer() to denwaban_app;

alter table quality_reviewer_key enable row level security;
alter table quality_reviewer_key force row level security;
alter table quality_unlock enable row level security;
alter table quality_unlock force row level security;
alter table quality_review enable row level security;
alter table quality_review force row level security;

create policy office on quality_reviewer_key using (app_office()) with check (app_office());
create policy office on quality_unlock using (app_office()) with check (app_office());
-- The office sees what was given to whom, never what it says; a member what concerns the boxes that he holds.
create policy office on quality_review for select using (app_office());
create policy fence on quality_review
  using (client_id = app_client()
    and (app_reviewer() is null or reviewer = app_reviewer())
    and (app_member() is null or line = any ((select app_lines())::uuid[])))
  with check (client_id = app_client() and app_reviewer() is null);
grant select, insert on quality_reviewer_key, quality_unlock, quality_review to denwaban_app;
grant update (ended_at) on quality_review to denwaban_app;

-- What a reviewer sees of a client: the objects that were given to him and not taken back, and of their headers his own.
create policy reviewer on vault_object as restrictive
  using (app_reviewer() is null or exists (
    select from quality_review r where r.object_id = vault_object.id and r.ended_at is null));
create policy reviewer on vault_manifest as restrictive
  using (app_reviewer() is null or exists (
    select from quality_review r where r.object_id = vault_manifest.object_id and r.ended_at is null));
create policy reviewer on vault_header as restrictive
  using (app_reviewer() is null or (audience = 'reviewer' and exists (
    select from quality_review r
    where r.object_id = vault_header.object_id and r.to_key = vault_header.company and r.ended_at is null)));

-- The rest of what a client keeps is nothing to him.
do $$
declare
  name text;
begin
  foreach name in array array['vault_token_set', 'vault_token', 'inbox_item', 'inbox_text_index', 'client_unlock',
    'client_mailbox', 'client_mailbox_number', 'call']
  loop
    execute format('create policy reviewer on %I as restrictive using (app_reviewer() is null)', name);
  end loop;
end $$;
