-- Blind tokens (docs/formats/blind-token.md): what a member's browser made of a caller's or a case's number, so that
-- equal numbers are found without being known here. What kind of number it was is not kept. They go with their object.

-- An object that was looked through for numbers, even if it has none.
create table vault_token_set (
  object_id uuid primary key references vault_object on delete cascade,
  client_id uuid not null,
  call_id uuid not null,
  -- fingerprint of the key statement whose key made the tokens
  company text not null
);

create table vault_token (
  object_id uuid not null references vault_token_set on delete cascade,
  client_id uuid not null,
  token bytea not null check (length(token) = 16),
  primary key (object_id, token)
);
create index vault_token_equal on vault_token (client_id, token);

do $$
declare
  name text;
begin
  foreach name in array array['vault_token_set', 'vault_token']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy fence on %I using (client_id = app_client())
      with check (client_id = app_client())', name);
    execute format('grant select, insert, delete on %I to denwaban_app', name);
  end loop;
end $$;
