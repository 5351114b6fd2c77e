-- Roles of clients' members end by time, too, unless an administrator of the client confirms them (decision 167). Whoever
-- is there has a time from this day on. V05_013 meant that for staff and saw no row: the owner is fenced as well.
select set_config('app.office', 'on', true);
insert into role_grant (person_id, role, unit, granted_at, granted_by)
  select id, role, '', added_at, null from person p
  where erased_at is null and not exists (select from role_grant g where g.person_id = p.id);
update person set role_until = now() + interval '120 days' where role_until is null and erased_at is null;
select set_config('app.office', '', true);

-- Who else administers the client is asked for each administrator whose time is over.
create index person_client_admin on person (client_id) where role = 'client-admin';
