package denwaban.access;

import denwaban.audit.Actor;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The person behind a request, as the session proves it.
///
/// @param client the client company of a member; null for staff
/// @param session a pseudonymous id of the session, never the cookie's secret
/// @param name shown on screens only, never logged
/// @param support whether this is a person of the office who looks at the client's screens by
///   [Support]
public record CurrentUser(
    PersonId person,
    Role role,
    @Nullable ClientId client,
    String session,
    String name,
    boolean support)
    implements Principal {

  /// Where the request carries who it is, from the check before the endpoint on.
  public static final String ATTRIBUTE = CurrentUser.class.getName();

  /// As most are.
  public CurrentUser(
      PersonId person, Role role, @Nullable ClientId client, String session, String name) {
    this(person, role, client, session, name, false);
  }

  /// The client of a member.
  ///
  /// @throws IllegalStateException for staff: an endpoint for members let staff in
  public ClientId memberOf() {
    if (client == null) {
      throw new IllegalStateException("not a member of a client");
    }
    return client;
  }

  @Override
  public UUID id() {
    return person.value();
  }

  @Override
  public Actor actor() {
    return new Actor(person, support ? "support" : role.code(), session);
  }

  /// Without the name.
  @Override
  public String toString() {
    return role + " " + person;
  }
}
