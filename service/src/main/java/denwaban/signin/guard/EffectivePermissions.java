package denwaban.signin.guard;

import denwaban.access.ClientStanding;
import denwaban.access.Permission;
import denwaban.access.Role;
import denwaban.kernel.ClientId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What a person may do now: what their role permits, less what the end of their company's contract
/// closed.
@Component
public class EffectivePermissions {

  private final ObjectProvider<ClientStanding> standing;

  EffectivePermissions(ObjectProvider<ClientStanding> standing) {
    this.standing = standing;
  }

  /// @param client null for staff
  public List<Permission> of(Role role, @Nullable ClientId client) {
    var all = Permission.of(role);
    return ended(client) ? all.stream().filter(Permission::afterTheEnd).toList() : all;
  }

  /// Whether the end of the contract took this away.
  boolean closed(Permission permission, @Nullable ClientId client) {
    return !permission.afterTheEnd() && ended(client);
  }

  /// Whether the contract of this person's company has ended.
  public boolean ended(@Nullable ClientId client) {
    return client != null && standing.stream().anyMatch(it -> it.ended(client));
  }
}
