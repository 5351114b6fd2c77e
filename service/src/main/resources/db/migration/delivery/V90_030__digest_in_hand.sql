-- An operator's message joins a digest of the client whose call they have. A new database has closed the table already
-- (V90_001), one that had that before it was made has not.
drop policy if exists operator on delivery_digest;
create policy operator on delivery_digest as restrictive using (app_operator() is null or (select app_serves()));
