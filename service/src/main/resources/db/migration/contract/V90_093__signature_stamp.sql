-- What a time-stamping authority answered for a signature under a contract (RFC 3161), some time after it was made.
create table contract_signature_stamp (
  client_id uuid not null,
  digest bytea not null,
  side text not null check (side in ('office', 'client')),
  at timestamptz not null,
  answer bytea not null check (length(answer) between 1 and 65536),
  primary key (client_id, digest, side),
  foreign key (client_id, digest, side) references contract_signature (client_id, digest, side)
);

alter table contract_signature_stamp enable row level security;
alter table contract_signature_stamp force row level security;
create policy office on contract_signature_stamp for insert with check (app_office());
create policy readers on contract_signature_stamp for select using (app_office() or client_id = app_client());
create policy neither on contract_signature_stamp as restrictive using (app_reviewer() is null);
create policy operator on contract_signature_stamp as restrictive using (app_operator() is null);
grant select, insert on contract_signature_stamp to denwaban_app;
grant select (client_id) on contract_signature_stamp to denwaban_verifier;
