-- The public key of the browser in which a session began (X.509 SubjectPublicKeyInfo, P-256); null where the browser
-- keeps no keys. Each request of a session that has one must prove that it comes from there.
alter table session add column browser_key bytea check (octet_length(browser_key) = 91);
