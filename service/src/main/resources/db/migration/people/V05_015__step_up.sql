-- When the person of a session last proved to be there, verified by the authenticator.
alter table session no force row level security;
alter table session add column verified_at timestamptz;
update session set verified_at = began_at;
alter table session alter column verified_at set not null;
alter table session force row level security;
grant update (verified_at) on session to denwaban_app;
