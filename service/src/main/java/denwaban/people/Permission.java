package denwaban.people;

import java.util.Set;

/// What an endpoint allows, and to whom: the whole matrix, readable in one file.
public enum Permission {
  /// No session needed: sign-in, enrolment, the public page.
  ANYONE,
  /// Any person with a session.
  SIGNED_IN(
      Role.OPERATOR,
      Role.SUPERVISOR,
      Role.ADMIN,
      Role.QUALITY_REVIEWER,
      Role.CLIENT_ADMIN,
      Role.CLIENT_MEMBER),
  /// Answers calls and sends messages.
  ANSWER_CALLS(Role.OPERATOR, Role.SUPERVISOR),
  /// Opens what a member gave him to review; nothing else of a client.
  REVIEW(Role.QUALITY_REVIEWER),
  /// Adds people and clients, makes enrolment links, disables accounts.
  MANAGE_OFFICE(Role.ADMIN),
  /// Reads the own company's messages, recordings and log.
  READ_OWN(Role.CLIENT_ADMIN, Role.CLIENT_MEMBER),
  /// Makes the company key and grants it.
  MANAGE_KEYS(Role.CLIENT_ADMIN),
  /// Takes all of the own company's sealed objects away.
  EXPORT_OWN(Role.CLIENT_ADMIN);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<Role> roles;

  Permission(Role... roles) {
    this.roles = Set.of(roles);
  }

  public boolean includes(Role role) {
    return roles.contains(role);
  }
}
