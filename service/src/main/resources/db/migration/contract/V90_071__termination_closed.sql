-- A call may come in while an operator's transaction asks whether the contract ended; nobody of them changes it.
drop policy if exists operator on contract_termination;
create policy operator_writes on contract_termination as restrictive for insert with check (app_operator() is null);
create policy operator_changes on contract_termination as restrictive for update using (app_operator() is null);
create policy reviewer on contract_termination as restrictive for insert with check (app_reviewer() is null);
