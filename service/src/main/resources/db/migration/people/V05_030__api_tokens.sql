-- What a program of the office's comes with, in place of a person. The token itself is nowhere: 256 random bits need no
-- slow hash, nobody can try them.
create table api_token (
  id uuid primary key,
  digest bytea not null unique check (octet_length(digest) = 32),
  name text not null check (length(name) between 1 and 60),
  scope text not null check (scope in ('scim')),
  made_at timestamptz not null,
  made_by uuid not null references person,
  -- whether it has no effect before a second administrator confirmed it
  waits boolean not null,
  confirmed_by uuid references person,
  ends_at timestamptz not null check (ends_at > made_at),
  -- the day of its last use, in Japan
  used_on date,
  ended_at timestamptz
);
create index api_token_made_by on api_token (made_by) where ended_at is null;

alter table api_token enable row level security;
alter table api_token force row level security;
create policy office on api_token using (app_office()) with check (app_office());
grant select, insert on api_token to denwaban_app;
grant update (confirmed_by, used_on, ended_at) on api_token to denwaban_app;
