-- Each round and each look at what is kept asks about what changes: not about all that was ever erased.
create index retention_lease_stale on retention_lease (client_id, kind, contract) where state = 'kept' and request is null;
create index retention_lease_still on retention_lease (client_id, kind, state, due_at) where state <> 'erased';
create index retention_lease_gone on retention_lease (client_id, kind) where state = 'erased';
create index retention_lease_request on retention_lease (client_id, request) where request is not null;
create index retention_erasure_unfinished on retention_erasure (client_id) where verified_at is null or found <> '';
create index retention_erasure_certified on retention_erasure (client_id, certificate);
