-- What an operator had written when his access ended.
alter table vault_object
  drop constraint vault_object_kind_check,
  add constraint vault_object_kind_check check (kind in ('message', 'recording', 'slip', 'draft'));
