-- A record by a clock that was ahead must not count over its later correction: the one that was added last counts. Until
-- now rows were only added, and lie in that order.
alter table kyc_verification add column n bigint generated always as identity;
alter table kyc_standing add column n bigint generated always as identity;
drop index kyc_verification_client;
drop index kyc_standing_client;
create index kyc_verification_client on kyc_verification (client_id, n);
create index kyc_standing_client on kyc_standing (client_id, n);
