-- The recording notice apart from the greeting: who is not recorded hears the greeting alone.
-- What was uploaded so far spoke both, so it stays what it was used as: heard when recorded.
alter table script_audio add column kind text not null default 'notice'
  check (kind in ('greeting', 'notice'));
alter table script_audio alter column kind drop default;
alter table script_audio drop constraint script_audio_pkey;
alter table script_audio add primary key (client_id, kind, version);
