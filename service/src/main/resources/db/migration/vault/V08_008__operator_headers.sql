-- The operator's own header of a message: for the person and the session that sealed it, to correct the message.
alter table vault_header no force row level security;
alter table vault_header
  add column person_id uuid,
  add column session_id text,
  add check ((audience = 'operator') = (person_id is not null)),
  add check ((person_id is null) = (session_id is null));
alter table vault_header force row level security;
