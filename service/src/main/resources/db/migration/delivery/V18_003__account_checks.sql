-- When the program last asked a vendor by itself whether it still knows an account.
alter table delivery_account add column checked_at timestamptz;
grant update (checked_at) on delivery_account to denwaban_app;
