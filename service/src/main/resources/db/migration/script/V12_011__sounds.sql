-- More announcements than greeting and notice; an empty one means the office's again. A client's own administrator sets
-- them too, but for the notice, which the contract words: the program sees to that.
alter table script_audio drop constraint script_audio_kind_check;
alter table script_audio add constraint script_audio_kind_check check (kind in (
  'greeting', 'notice', 'closed', 'voicemail', 'choice', 'choice-voicemail', 'choice-callback', 'callback-kept',
  'anonymous', 'blocked'));
drop policy fence on script_audio;
create policy fence on script_audio
  using (app_office() or client_id = app_client())
  with check (app_office() or client_id = app_client());
