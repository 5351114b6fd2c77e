create index kyc_suspicion_read_client on kyc_suspicion_read (client_id);
