-- A member's index may hold words of what was erased until his browser has pruned it; one that is not pruned for long is
-- removed as a whole. Up to which moment the browser knew what was erased:
alter table inbox_text_index no force row level security;
alter table inbox_text_index add column pruned_at timestamptz not null default '1970-01-01 00:00:00+00';
alter table inbox_text_index force row level security;
grant update (pruned_at) on inbox_text_index to denwaban_app;

create index retention_lease_erased on retention_lease (client_id, erased_at) where state = 'erased';

grant select (client_id, person_id, pruned_at) on inbox_text_index to denwaban_verifier;
grant select (client_id, pruned_at) on inbox_text_index to denwaban_eraser;
grant select (erased_at) on retention_lease to denwaban_eraser;
drop policy due on inbox_text_index;
create policy due on inbox_text_index as restrictive for delete to denwaban_eraser using (
  exists (select from retention_lease l where l.client_id = inbox_text_index.client_id
    and (l.subject = inbox_text_index.client_id and l.state = 'due'
      or l.kind in ('message', 'draft', 'slip') and l.state = 'erased' and l.erased_at > pruned_at)));
