-- A run by a clock that was ahead is not the newest for hours: runs are told in the order in which they were kept. Until
-- now rows were only added, and lie in that order.
alter table probe_run add column n bigint generated always as identity;
create unique index probe_run_n on probe_run (n);
drop index probe_run_began;
