-- Notes are among a client's members: an operator who has the call in hand sees the item, and no note; a quality reviewer
-- neither. A new database has closed the table to operators already (V90_001), one that had that before it was made has not.
drop policy if exists operator on inbox_note;
create policy operator on inbox_note as restrictive using (app_operator() is null);
create policy reviewer on inbox_note as restrictive using (app_reviewer() is null);
