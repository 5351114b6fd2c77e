-- When it was said that a request is late.
alter table disclosure_request add column late_told_at timestamptz;
grant update (late_told_at) on disclosure_request to denwaban_app;
