-- A quality reviewer is staff.
alter table person
  drop constraint person_role_check,
  add check (role in ('operator', 'supervisor', 'admin', 'quality-reviewer', 'client-admin', 'client-member'));
