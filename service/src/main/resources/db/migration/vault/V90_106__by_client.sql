-- What is asked of one client's objects reads no other client's: exit packs, and the verifier of erasures, who looks for
-- an id in every column of ids.
create index vault_manifest_client on vault_manifest (client_id, object_id);
create index vault_token_set_client on vault_token_set (client_id, call_id);
