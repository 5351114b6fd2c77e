-- An object that is no canary any more was one until then: whoever touched it before stays an alarm.
alter table watch_canary add column removed_at timestamptz;
revoke delete on watch_canary from denwaban_app;
grant update (set_at, removed_at) on watch_canary to denwaban_app;
