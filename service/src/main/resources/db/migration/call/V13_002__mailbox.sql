-- The mailbox that the dialled number belonged to; null for the general box.
alter table call add column mailbox uuid;
