-- When a vendor last said something that was signed: whether its callback is set up. Null if it never did.
alter table delivery_account add column reported_at timestamptz;
grant update (reported_at) on delivery_account to denwaban_app;
