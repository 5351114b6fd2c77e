package denwaban.people.privilege;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.http.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A person of the office looks at a client's screens with the client's permission: as an auditor
/// of that client would, who opens no message, and without changing anything.
@Component
public final class Support {

  /// Names the privilege; the page of the supporter sends it with each request.
  public static final String HEADER = "Denwaban-Support";

  private final Privileges privileges;

  Support(Privileges privileges) {
    this.privileges = privileges;
  }

  /// @param id of the privilege
  /// @throws Problem 403 unless it is this person's and open, and the request only reads
  public CurrentUser enter(CurrentUser user, String id, String method) {
    if (!method.equals("GET")) {
      throw new Problem(403, "support-reads");
    }
    return privileges.open(Privilege.Kind.SUPPORT).stream()
        .filter(it -> it.person().equals(user.person()) && it.id().equals(uuid(id)))
        .findFirst()
        .map(it ->
            new CurrentUser(
                user.person(), Role.CLIENT_AUDITOR, it.client(), user.session(), user.name(), true))
        .orElseThrow(() -> new Problem(403, "support-over"));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.malformed();
    }
  }
}
