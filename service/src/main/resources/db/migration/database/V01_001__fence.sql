-- The scope of a transaction, as policies see it. Set by denwaban.database.Fence, local to the
-- transaction; on a pooled connection an unset value reads as '' and not as null.

create function app_client() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.client', true), '')::uuid $$;

create function app_office() returns boolean
  language sql stable parallel safe
  as $$ select coalesce(current_setting('app.office', true), '') = 'on' $$;

-- Functions are executable by everybody unless taken away; what later migrations create as this
-- owner shall not be.
alter default privileges revoke execute on functions from public;
revoke execute on function app_client(), app_office() from public;
grant execute on function app_client(), app_office() to denwaban_app;
