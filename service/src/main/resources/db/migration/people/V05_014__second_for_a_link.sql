-- A link for somebody who has a passkey already waits for a second administrator.
alter table enrolment
  add column offered_by uuid references person,
  add column waits boolean not null default false,
  add column confirmed_by uuid references person,
  add check (confirmed_by is null or confirmed_by <> offered_by);
grant update (confirmed_by) on enrolment to denwaban_app;
