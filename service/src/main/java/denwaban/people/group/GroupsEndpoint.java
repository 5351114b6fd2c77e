package denwaban.people.group;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office's groups of operators.
@RestController
final class GroupsEndpoint {

  private final OperatorGroups groups;

  GroupsEndpoint(OperatorGroups groups) {
    this.groups = groups;
  }

  /// @param clients for whom something was set; of all others every operator takes the calls
  record All(List<Group> groups, List<OfClient> clients) {
    All {
      groups = List.copyOf(groups);
      clients = List.copyOf(clients);
    }
  }

  /// @param members ids of people
  /// @param version to be sent back as the base of a change
  record Group(UUID id, String name, List<UUID> members, String version) {
    Group {
      members = List.copyOf(members);
    }

    static Group of(OperatorGroup it) {
      return new Group(
          it.id(),
          it.name(),
          it.members().stream().map(PersonId::value).sorted().toList(),
          it.version());
    }
  }

  /// @param version to be sent back as the base of a change
  record OfClient(UUID client, Wanted groups, String version) {}

  /// @param own null for all operators
  /// @param overflow null for all operators
  /// @param after in seconds, 5 to 300
  record Wanted(@Nullable UUID own, @Nullable UUID overflow, int after) {
    static Wanted of(ClientGroups it) {
      return new Wanted(it.own(), it.overflow(), (int) it.after().toSeconds());
    }
  }

  /// @param base the version with which this was begun; null for a new group
  record NewGroup(String name, Set<UUID> members, @Nullable String base) {
    NewGroup {
      requireNonNull(name);
      members = Set.copyOf(members);
    }
  }

  /// @param base the version with which this was begun; null if nothing was set
  record Assigned(Wanted groups, @Nullable String base) {
    Assigned {
      requireNonNull(groups);
    }
  }

  @GetMapping("/api/office/groups")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  All all() {
    return new All(
        groups.all().stream().map(Group::of).toList(),
        groups.clients().stream()
            .map(it -> new OfClient(it.client().value(), Wanted.of(it), it.version()))
            .toList());
  }

  @PutMapping("/api/office/groups/{id}")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(CurrentUser user, @PathVariable UUID id, @RequestBody NewGroup body) {
    var members = body.members().stream().map(PersonId::new).collect(Collectors.toSet());
    groups.put(
        user, body.base(), fitting(() -> new OperatorGroup(id, body.name().strip(), members)));
  }

  @DeleteMapping("/api/office/groups/{id}")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(CurrentUser user, @PathVariable UUID id) {
    groups.remove(user, id);
  }

  @PutMapping("/api/office/clients/{id}/groups")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void assign(CurrentUser user, @PathVariable UUID id, @RequestBody Assigned body) {
    var wanted = body.groups();
    var after = Duration.ofSeconds(wanted.after());
    groups.assign(
        user,
        body.base(),
        fitting(() -> new ClientGroups(new ClientId(id), wanted.own(), wanted.overflow(), after)));
  }

  private static <T> T fitting(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException unfit) {
      throw new Problem(422, "group-unfit");
    }
  }
}
