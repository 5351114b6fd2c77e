-- By which a client checks what its webhook is sent (Standard Webhooks, v1a): the public key, for the set-up page. The
-- secret one is in what is sealed.
alter table delivery_account add column public_key text check (public_key ~ '^whpk_[A-Za-z0-9+/]{43}=$');
grant update (public_key) on delivery_account to denwaban_app;
