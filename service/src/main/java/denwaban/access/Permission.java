package denwaban.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What an endpoint allows, and to whom: the whole matrix, readable in one file.
public enum Permission {
  /// No session needed: sign-in, enrolment, the public page.
  ANYONE,
  /// Any person with a session.
  SIGNED_IN(Role.values()),
  /// Answers calls and sends messages.
  ANSWER_CALLS(Role.OPERATOR, Role.SUPERVISOR),
  /// Opens what a member gave for review; nothing else of a client.
  REVIEW(Role.QUALITY_REVIEWER),
  /// Sees who works here and who a client's members are, by name.
  SEE_PEOPLE(Role.ADMIN, Role.HR, Role.SECURITY_OFFICER, Role.INTERNAL_AUDITOR),
  /// Enters who works here, and from when to when. That alone gives no access.
  REGISTER_PEOPLE(Role.ADMIN, Role.HR),
  /// Ends a person's access at once.
  END_ACCESS(Role.ADMIN, Role.HR, Role.SECURITY_OFFICER),
  /// Gives access: roles, enrolment links, a role for some time more; erases people who have none.
  GRANT_ACCESS(Role.ADMIN),
  /// Adds clients and agrees contracts; runs the machine.
  MANAGE_OFFICE(Role.ADMIN),
  /// Follows alarms and clients' questions, and answers for them.
  WATCH(Role.ADMIN, Role.SECURITY_OFFICER),
  /// Reads what proves how the office keeps its promises: alarms, copies, roles.
  READ_EVIDENCE(Role.ADMIN, Role.SECURITY_OFFICER, Role.INTERNAL_AUDITOR),
  /// Reads what was stated and found at the places where calls are answered.
  SEE_PLACES(Role.SUPERVISOR, Role.ADMIN, Role.SECURITY_OFFICER, Role.INTERNAL_AUDITOR),
  /// Goes to those places and enters what was found.
  INSPECT_PLACES(Role.SUPERVISOR, Role.ADMIN, Role.SECURITY_OFFICER),
  /// Keeps who clients are, and notes of suspicion (犯罪収益移転防止法).
  KYC(Role.ADMIN, Role.SECURITY_OFFICER),
  /// Sees whom clients' people are told of what waits, without what it is; telephones them.
  FOLLOW_DELIVERIES(Role.SUPERVISOR, Role.ADMIN),
  /// Keeps HR's registry by SCIM: no person, but a program with a token of that scope.
  PROVISION,
  /// Reads the own company's messages and recordings.
  READ_OWN(Role.CLIENT_ADMIN, Role.CLIENT_MEMBER),
  /// Fetches what the browser needs to open the own keys: to take them home, also after the end.
  OPEN_KEYS(Role.CLIENT_ADMIN, Role.CLIENT_MEMBER),
  /// Reads the own company's log and contract, and asks about them.
  READ_LOG(Role.CLIENT_ADMIN, Role.CLIENT_MEMBER, Role.CLIENT_AUDITOR),
  /// Makes the company key and grants it; says by which identity provider members may sign in.
  MANAGE_KEYS(Role.CLIENT_ADMIN),
  /// Signs or declines the own company's contract.
  SIGN_CONTRACT(Role.CLIENT_ADMIN),
  /// Says who of the own company is told of what waits, and by which ways.
  SET_OWN(Role.CLIENT_ADMIN),
  /// Sets what is said for the own company: greeting, notes, hours, temporary instructions.
  SET_ANSWERING(Role.CLIENT_ADMIN),
  /// Answers or refuses what a person asks about the data held of them, and has it erased early.
  DECIDE_REQUESTS(Role.CLIENT_ADMIN),
  /// Exports all of the own company's sealed objects.
  EXPORT_OWN(Role.CLIENT_ADMIN);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<Role> roles;

  Permission(Role... roles) {
    this.roles = Set.of(roles);
  }

  /// All that a role may do.
  public static List<Permission> of(Role role) {
    return Arrays.stream(values()).filter(it -> it.includes(role)).toList();
  }

  /// What a client's people may still do when its contract has ended: read their log and contract,
  /// sign another in time, take their data away with the keys that open it, and say that they have
  /// it.
  public boolean afterTheEnd() {
    return switch (this) {
      case ANYONE, SIGNED_IN, OPEN_KEYS, READ_LOG, SIGN_CONTRACT, EXPORT_OWN -> true;
      default -> false;
    };
  }

  public boolean includes(Role role) {
    return roles.contains(role);
  }
}
