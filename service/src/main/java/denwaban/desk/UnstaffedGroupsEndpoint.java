package denwaban.desk;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.Switchboard;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.people.group.ClientGroups;
import denwaban.people.group.OperatorGroup;
import denwaban.people.group.OperatorGroups;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists the clients of which a group has no operator who takes calls now. Their calls are not
/// lost, but offered to others at once.
@RestController
final class UnstaffedGroupsEndpoint {

  private final Switchboard switchboard;
  private final OperatorGroups groups;
  private final Clients clients;

  UnstaffedGroupsEndpoint(Switchboard switchboard, OperatorGroups groups, Clients clients) {
    this.switchboard = switchboard;
    this.groups = groups;
    this.clients = clients;
  }

  /// @param company the client's name
  /// @param own name of its own group
  /// @param ownThere whether an operator of it takes calls
  /// @param overflow name of the group after it; null for all operators
  /// @param overflowThere whether an operator of it takes calls
  record Unstaffed(
      UUID client,
      String company,
      String own,
      boolean ownThere,
      @Nullable String overflow,
      boolean overflowThere) {}

  @GetMapping("/api/office/groups/unstaffed")
  @RequiresPermission(Permission.FOLLOW_DELIVERIES)
  List<Unstaffed> unstaffed() {
    var byId =
        groups.all().stream().collect(Collectors.toMap(OperatorGroup::id, Function.identity()));
    var names = clients.all().stream().collect(Collectors.toMap(Client::id, Client::name));
    return groups.clients().stream()
        .filter(it -> it.own() != null)
        .map(it -> unstaffed(it, names.getOrDefault(it.client(), ""), byId))
        .filter(it -> !it.ownThere() || !it.overflowThere())
        .toList();
  }

  private Unstaffed unstaffed(ClientGroups of, String company, Map<UUID, OperatorGroup> byId) {
    var own = Objects.requireNonNull(byId.get(of.own()));
    var overflow = of.overflow() == null ? null : byId.get(of.overflow());
    return new Unstaffed(
        of.client().value(),
        company,
        own.name(),
        there(own),
        overflow == null ? null : overflow.name(),
        overflow == null || there(overflow));
  }

  private boolean there(OperatorGroup group) {
    return !Collections.disjoint(switchboard.atWork(), group.members());
  }
}
