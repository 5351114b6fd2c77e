-- A draft that was replaced or taken back before the office signed it was never the client's to read. What the office
-- had offered, it had signed.
drop policy own on contract_offer;
create policy own on contract_offer for select to denwaban_app using (
  client_id = app_client() and state <> 'DRAFT' and (
    state <> 'WITHDRAWN' or exists (
      select from contract_signature s
      where s.client_id = contract_offer.client_id and s.digest = contract_offer.digest and s.side = 'office')));
