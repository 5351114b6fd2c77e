-- Whether something is still given to somebody is asked each minute.
create index quality_review_open on quality_review (reviewer, expires_at) where ended_at is null;
