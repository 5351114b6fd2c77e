-- A caller whom a spoken refusal met was no call, yet the sound that was played was written down: under no call, hence under
-- no lease, for ever. It is not written any more; what was written goes. No call is in progress while this runs.
alter table call no force row level security;
alter table call_sound no force row level security;
delete from call_sound s where not exists (select from call c where c.id = s.call_id and c.client_id = s.client_id);
alter table call force row level security;
alter table call_sound force row level security;
