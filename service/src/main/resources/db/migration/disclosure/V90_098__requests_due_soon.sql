-- When it was told that an answer is due soon, and when the client's administrators were told of that, and of its being late.
alter table disclosure_request
  add column soon_told_at timestamptz,
  add column soon_sent_at timestamptz,
  add column late_sent_at timestamptz;
grant update (soon_told_at, soon_sent_at, late_sent_at) on disclosure_request to denwaban_app;
