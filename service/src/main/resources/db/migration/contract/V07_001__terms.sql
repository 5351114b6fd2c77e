-- The terms of each client, one row for each version; never changed, only followed by the next.
create table contract_terms (
  client_id uuid not null,
  version int not null check (version >= 1),
  recording text not null check (recording in ('NEVER', 'NOTICE')),
  notice_ja text not null check (length(notice_ja) <= 400),
  notice_en text not null check (length(notice_en) <= 400),
  keep_recordings text not null,
  keep_messages text not null,
  effective_from timestamptz not null,
  primary key (client_id, version)
);
alter table contract_terms enable row level security;
alter table contract_terms force row level security;
create policy fence on contract_terms
  using (app_office() or client_id = app_client()) with check (app_office());
grant select, insert on contract_terms to denwaban_app;
