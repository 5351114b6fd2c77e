-- How long a session may be idle, in seconds: what held when it began (denwaban.people.SessionLimits).
alter table session add column idle_s integer not null default 900 check (idle_s between 300 and 900);
alter table session alter column idle_s drop default;
