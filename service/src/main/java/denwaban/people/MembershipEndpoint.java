package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A client's administrator confirms that a member of their company still needs access. The office
/// never does it for a client.
@RestController
final class MembershipEndpoint {

  private final RoleChanges roleChanges;

  MembershipEndpoint(RoleChanges roleChanges) {
    this.roleChanges = roleChanges;
  }

  record Confirmed(Instant until) {}

  @RequiresPermission(Permission.MANAGE_KEYS)
  @PostMapping("/api/members/{id}/confirm")
  @RequiresReauthentication
  Confirmed confirm(@PathVariable String id, CurrentUser user) {
    return new Confirmed(roleChanges.confirmMember(OfficePeopleEndpoint.person(id), user));
  }
}
