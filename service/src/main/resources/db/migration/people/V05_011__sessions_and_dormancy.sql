-- What kind of browser a session began in, in a few coarse words, so that a person knows his own again.
alter table session add column device text not null default '' check (length(device) <= 40);

-- When a person's access was opened again: whoever was away for long is not ended the same day.
alter table person add column opened_at timestamptz;
grant update (opened_at) on person to denwaban_app;
