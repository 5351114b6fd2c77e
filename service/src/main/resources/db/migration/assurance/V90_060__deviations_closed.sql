-- Nothing for an operator. A new database has closed the table already (V90_001), one that had that before it was made has
-- not.
drop policy if exists operator on contract_deviation;
create policy operator on contract_deviation as restrictive using (app_operator() is null);
