-- Several headers for one payload, each for one audience: the client itself, for as long as the object is kept; the
-- operator who sealed it, to correct it; a quality reviewer, for one call. The last two end by themselves.
-- `company` names what the header is sealed to: a key statement's fingerprint.
alter table vault_header no force row level security;
alter table vault_header
  drop constraint vault_header_audience_check,
  add check (audience in ('company', 'operator', 'reviewer')),
  add column expires_at timestamptz,
  add check ((audience = 'company') = (expires_at is null));
create index vault_header_expires on vault_header (expires_at) where expires_at is not null;
alter table vault_header force row level security;
