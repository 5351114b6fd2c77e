-- A person who was erased keeps a row without a name: other tables have his id, which then means nobody, and
-- nothing adds him again under it.
alter table person
  add column erased_at timestamptz,
  add check (erased_at is null or (disabled_at is not null and name = '—' and kana = ''));
grant update (name, kana, erased_at) on person to denwaban_app;
grant delete on passkey to denwaban_app;
