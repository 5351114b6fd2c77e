package denwaban.people.privilege;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.people.People;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who of the office looks, or asks to look, at the screens of a client: on each of those screens.
@RestController
final class SupportEndpoint {

  private final Privileges privileges;
  private final People people;

  SupportEndpoint(Privileges privileges, People people) {
    this.privileges = privileges;
    this.people = people;
  }

  record Word(boolean open) {}

  /// @param person name of the person who asks or looks
  /// @param until null while it waits for the client's decision
  /// @param mayOpen whether the reader may open it
  record Look(
      String id,
      String person,
      String ticket,
      String reason,
      int minutes,
      @Nullable Instant until,
      boolean mayOpen) {

    /// Without name and reason.
    @Override
    public String toString() {
      return "a look " + id;
    }
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/support")
  List<Look> looks(CurrentUser user) {
    return privileges.ofClient(user.memberOf()).stream().map(it -> look(it, user)).toList();
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @PostMapping("/api/support/{id}/decide")
  @RequiresReauthentication
  Look decide(@PathVariable UUID id, @RequestBody Word body, CurrentUser user) {
    return look(privileges.decideSupport(id, body.open(), user), user);
  }

  /// Any member ends it at once.
  @RequiresPermission(Permission.READ_LOG)
  @DeleteMapping("/api/support/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, CurrentUser user) {
    privileges.endSupport(id, user);
  }

  private Look look(Privilege it, CurrentUser user) {
    return new Look(
        it.id().toString(),
        people.find(it.person()).map(Person::name).orElse("—"),
        it.ticket(),
        it.reason(),
        it.minutes(),
        it.until(),
        it.state() == Privilege.State.WAITS && Permission.MANAGE_KEYS.includes(user.role()));
  }
}
