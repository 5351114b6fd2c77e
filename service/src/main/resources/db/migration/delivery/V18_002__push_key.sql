-- The key by which push services know this office, sealed by the key vault.
create table delivery_push_key (
  one boolean primary key default true check (one),
  sealed bytea not null
);
alter table delivery_push_key enable row level security;
alter table delivery_push_key force row level security;
create policy office on delivery_push_key using (app_office()) with check (app_office());
grant select, insert on delivery_push_key to denwaban_app;
