-- What callers of a number hear whose client's contract was ended.
alter table script_audio drop constraint script_audio_kind_check;
alter table script_audio add constraint script_audio_kind_check check (kind in ('greeting', 'notice', 'closed',
  'voicemail', 'choice', 'choice-voicemail', 'choice-callback', 'callback-kept', 'anonymous', 'blocked', 'ended'));
