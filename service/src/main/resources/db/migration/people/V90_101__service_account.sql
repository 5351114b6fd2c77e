-- The program's own account (module `probe`) is no member of staff: HR does not know it, and no list of people has it.
alter table person add column service_account boolean not null default false;
alter table person no force row level security;
alter table probe_person no force row level security;
update person set service_account = true where id in (select person_id from probe_person);
alter table person force row level security;
alter table probe_person force row level security;
