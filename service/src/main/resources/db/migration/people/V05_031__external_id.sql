-- What an identity provider calls a person of HR's registry; the name of nobody, and empty without one.
alter table engagement
  add column external_id text not null default '' check (length(external_id) <= 128);
create unique index engagement_external_id on engagement (external_id) where external_id <> '';
