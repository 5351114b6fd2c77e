-- Why each host may be called for a client, or was refused; and clients read their own flows.
alter table outbound_flow no force row level security;
alter table outbound_flow
  add column standing text not null default 'GRACE' check (standing in ('HERE', 'OWN', 'LISTED', 'GRACE', 'REFUSED'));
alter table outbound_flow alter column standing drop default;
alter table outbound_flow force row level security;
create policy own on outbound_flow for select using (client_id = app_client());
grant update (standing) on outbound_flow to denwaban_app;
