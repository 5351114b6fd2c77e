-- A passkey also signs: a challenge that is the hash of what is signed, for the one person who was asked.
alter table ceremony
  drop constraint ceremony_kind_check,
  drop constraint ceremony_check,
  add check (kind in ('enrolment', 'sign-in', 'signature')),
  add check ((kind = 'sign-in') = (person_id is null));
