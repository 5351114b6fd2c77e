-- What the office's own copies of a log have goes with them, and the verifier looks for it.
grant select (log) on copy_state to denwaban_verifier;
create policy verifier on copy_state for select to denwaban_verifier using (log = app_client());

-- What has the client itself for its subject, for who goes on with a client that stands in no list any more.
create index retention_lease_of_client on retention_lease (client_id) where subject = client_id and state <> 'erased';
