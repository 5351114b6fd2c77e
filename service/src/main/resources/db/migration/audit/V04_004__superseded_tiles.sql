-- A partial tile may go when a wider one that begins with it is there; nothing else of the log may go.
-- The trigger asks for more than a policy could: that the wider one holds the very same bytes.
create index audit_tile_whole on audit_tile (log, (split_part(path, '.p/', 1)));

create function audit_tile_superseded() returns trigger
  language plpgsql
  as $$
begin
  if position('.p/' in old.path) = 0 or not exists (
    select from audit_tile wider
    where wider.log = old.log
      and split_part(wider.path, '.p/', 1) = split_part(old.path, '.p/', 1)
      and length(wider.data) > length(old.data)
      and substring(wider.data from 1 for length(old.data)) = old.data
  ) then
    raise exception 'permission denied: no wider tile holds what this one holds'
      using errcode = 'insufficient_privilege';
  end if;
  return old;
end
$$;

create trigger superseded before delete on audit_tile
  for each row execute function audit_tile_superseded();

grant delete on audit_tile to denwaban_app;
create policy prune on audit_tile as restrictive for delete
  using (app_office());

-- Those of the time before; the setting ends with this migration.
select set_config('app.office', 'on', true);
delete from audit_tile narrow
using (
  select log, split_part(path, '.p/', 1) as whole, max(length(data)) as bytes
  from audit_tile group by 1, 2
) widest
where position('.p/' in narrow.path) > 0
  and widest.log = narrow.log
  and widest.whole = split_part(narrow.path, '.p/', 1)
  and length(narrow.data) < widest.bytes;
