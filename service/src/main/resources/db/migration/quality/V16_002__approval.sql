-- A member's signed word that recordings may be sealed to a reviewer too, under exactly one version of the terms.
create table quality_approval (
  id uuid primary key,
  client_id uuid not null,
  -- SHA-256 of the terms
  terms bytea not null check (length(terms) = 32),
  reviewer uuid not null,
  -- fingerprint of the statement whose key is sealed to
  to_key text not null,
  statement text not null,
  signature bytea not null check (length(signature) = 64),
  given_by uuid not null,
  given_at timestamptz not null,
  -- taken back
  ended_at timestamptz
);
create index quality_approval_client on quality_approval (client_id, given_at);
create unique index quality_approval_open on quality_approval (client_id, terms, to_key) where ended_at is null;

alter table quality_approval enable row level security;
alter table quality_approval force row level security;
-- The office sees that there is one; a reviewer what names him.
create policy office on quality_approval for select using (app_office());
create policy fence on quality_approval
  using (client_id = app_client() and (app_reviewer() is null or reviewer = app_reviewer()))
  with check (client_id = app_client() and app_reviewer() is null);
grant select, insert on quality_approval to denwaban_app;
grant update (ended_at) on quality_approval to denwaban_app;

-- What the edge sealed for a reviewer names its clause and its approval, and waits until the recording is kept.
alter table quality_review no force row level security;
alter table quality_review
  add column clause text,
  add column approval_id uuid references quality_approval,
  add column waiting boolean not null default false,
  add check ((clause is null) = (approval_id is null)),
  add check (not waiting or approval_id is not null);
alter table quality_review force row level security;
create index quality_review_waiting on quality_review (client_id) where waiting;
grant update (waiting, sealed_at) on quality_review to denwaban_app;
