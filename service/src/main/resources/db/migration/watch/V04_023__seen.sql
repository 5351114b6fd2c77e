-- Which alarms somebody of the office has had on his screen. An alarm itself is nowhere kept: this is the digest of
-- what it named then, so that one that grows is new again.
create table watch_seen (
  day date not null,
  alarm text not null check (length(alarm) = 43),
  seen_by uuid not null,
  seen_at timestamptz not null,
  primary key (day, alarm)
);
alter table watch_seen enable row level security;
alter table watch_seen force row level security;
create policy fence on watch_seen using (app_office()) with check (app_office());
grant select, insert on watch_seen to denwaban_app;
