-- Entries of one kind in a log: when a contract was agreed, which programs sealed, what is asked by its kind.
create index audit_entry_act on audit_entry (log, ((leaf::jsonb) ->> 'act'), idx);
