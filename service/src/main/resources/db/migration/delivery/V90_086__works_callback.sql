-- Whether the vendor can tell this office that somebody reacted: LINE WORKS, where the bot's secret was entered.
alter table delivery_account add column reports boolean not null default false;
grant update (reports) on delivery_account to denwaban_app;
