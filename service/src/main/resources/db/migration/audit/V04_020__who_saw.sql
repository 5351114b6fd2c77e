-- "Who touched our data": by time, by person, by object. A leaf is one line of JSON and never changes.
create index audit_entry_at on audit_entry (((leaf::jsonb) ->> 't'));
create index audit_entry_actor on audit_entry (log, ((leaf::jsonb) ->> 'actor'), idx);
create index audit_entry_object on audit_entry (log, ((leaf::jsonb) ->> 'obj'), idx);

-- A person can be erased while the log stays whole: what goes are the row that says who a pseudonym is,
-- the key of the details about him, and these with their salts. Leaves, tiles and checkpoints stay as
-- they are; of them nothing can be changed or removed.
grant delete on audit_pseudonym, audit_detail_key, audit_detail to denwaban_app;
create index audit_pseudonym_subject on audit_pseudonym (subject);
create index audit_detail_subject on audit_detail (subject);
