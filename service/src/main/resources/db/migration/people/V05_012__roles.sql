-- HR, security officer and internal auditor of the office; an auditor of the client.
alter table person
  drop constraint person_role_check,
  drop constraint person_check,
  add constraint person_role_check
    check (role in ('operator', 'supervisor', 'admin', 'quality-reviewer', 'hr', 'security-officer',
      'internal-auditor', 'client-admin', 'client-member', 'client-auditor')),
  add constraint person_client_check
    check ((role in ('client-admin', 'client-member', 'client-auditor')) = (client_id is not null));
