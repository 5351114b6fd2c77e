-- A draft that is made again gets the document of that day, with the keys that hold by then. What anybody signed, or has
-- as a scan, stays as it was made.
create function contract_document_unsigned() returns trigger language plpgsql as $$
begin
  if (new.document, new.html) is distinct from (old.document, old.html) and (
    new.state <> 'DRAFT'
    or exists (select from contract_signature s where s.client_id = old.client_id and s.digest = old.digest)
    or exists (select from contract_scan c where c.client_id = old.client_id and c.digest = old.digest)) then
    raise exception 'the document of an offer that is no unsigned draft stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger document_unsigned before update on contract_offer
  for each row execute function contract_document_unsigned();
grant update (document, html) on contract_offer to denwaban_app;
