-- A header can be made anew for another key of the client, by whoever can open the object: when somebody left, or a
-- key was lost. The payload stays; the header before goes, so that the old key opens nothing that we still keep.
alter table vault_header no force row level security;
alter table vault_object no force row level security;

alter table vault_header
  add column epoch int,
  add column company text,
  -- what the member signed who made it; null of a header made at sealing
  add column remade text,
  add column remade_signature bytea,
  add check ((remade is null) = (remade_signature is null));
update vault_header h set
  epoch = o.epoch, company = o.company
from vault_object o where o.id = h.object_id;
alter table vault_header
  alter column epoch set not null,
  alter column company set not null,
  drop constraint vault_header_pkey,
  add primary key (object_id, n, audience, company);
create index vault_header_company on vault_header (client_id, company, object_id);

alter table vault_header force row level security;
alter table vault_object force row level security;
grant delete on vault_header to denwaban_app;
