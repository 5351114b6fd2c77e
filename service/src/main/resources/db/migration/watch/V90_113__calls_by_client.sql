-- One client's calls, among those of years: when they are erased, and when it is looked whether they are gone.
create index watch_call_client on watch_call (client_id);
