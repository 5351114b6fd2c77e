-- Which end of a person's role was told in the log; null until one was. A role that is confirmed and ends anew has another.
alter table person add column role_over_told timestamptz;
grant update (role_over_told) on person to denwaban_app;
