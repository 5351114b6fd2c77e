package denwaban.people.group;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// The office's groups of operators, and which of them answer for a client. Not to be called inside
/// a client's scope.
@Component
public class OperatorGroups {

  private final TenantTransactions transactions;
  private final GroupTable table;
  private final People people;
  private final ClientNames clients;
  private final AuditLog audit;
  private final InstantSource clock;

  OperatorGroups(
      TenantTransactions transactions,
      GroupTable table,
      People people,
      ClientNames clients,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.people = people;
    this.clients = clients;
    this.audit = audit;
    this.clock = clock;
  }

  /// By name.
  public List<OperatorGroup> all() {
    return transactions.office(table::all);
  }

  /// Of the clients for whom something was set.
  public List<ClientGroups> clients() {
    return transactions.office(table::clients);
  }

  /// Whom a client's calls are offered to now.
  public CallGroups of(ClientId client) {
    return transactions.office(() ->
        table
            .of(client)
            .map(it -> new CallGroups(members(it.own()), members(it.overflow()), it.after()))
            .orElse(CallGroups.ALL));
  }

  private @Nullable Set<PersonId> members(@Nullable UUID group) {
    return group == null ? null : table.members(group);
  }

  /// Makes a group, or changes its name and who is in it.
  ///
  /// @param base [OperatorGroup#version] with which this was begun; null for a new one
  /// @throws Problem 409 if there are as many as allowed, another has the name, or it was changed
  ///   or removed since it was begun; 422 if a person in it does not answer calls
  void put(CurrentUser user, @Nullable String base, OperatorGroup group) {
    var answering =
        people.all().stream()
            .filter(it -> !it.disabled())
            .filter(it -> Permission.of(it.role()).contains(Permission.ANSWER_CALLS))
            .map(it -> it.id())
            .collect(Collectors.toSet());
    if (!answering.containsAll(group.members())) {
      throw new Problem(422, "not-an-operator");
    }
    transactions.office(() -> {
      table.hold();
      var now = table.all().stream().filter(it -> it.id().equals(group.id())).findAny();
      same(now.map(OperatorGroup::version).orElse(null), base);
      var others = table.all().stream().filter(it -> !it.id().equals(group.id())).toList();
      if (others.size() >= OperatorGroup.LIMIT) {
        throw new Problem(409, "too-many-groups", OperatorGroup.LIMIT);
      }
      if (others.stream().anyMatch(it -> it.name().equals(group.name()))) {
        throw new Problem(409, "name-taken");
      }
      table.put(group, clock.instant());
      say(Action.OPERATOR_GROUP_SET, user, null, group.id().toString());
    });
  }

  /// @throws Problem 404 if there is none; 409 if it answers for a client
  void remove(CurrentUser user, UUID id) {
    try {
      transactions.office(() -> {
        table.hold();
        if (!table.remove(id)) throw Problem.notFound();
        say(Action.OPERATOR_GROUP_REMOVED, user, null, id.toString());
      });
    } catch (DataIntegrityViolationException used) {
      throw new Problem(409, "group-in-use");
    }
  }

  /// @param base [ClientGroups#version] with which this was begun; null if nothing was set
  /// @throws Problem 404 if there is no such client or group; 409 if another was set since
  void assign(CurrentUser user, @Nullable String base, ClientGroups groups) {
    if (clients.find(groups.client()).isEmpty()) throw Problem.notFound();
    transactions.office(() -> {
      table.hold();
      same(table.of(groups.client()).map(ClientGroups::version).orElse(null), base);
      var known = table.all().stream().map(OperatorGroup::id).collect(Collectors.toSet());
      for (var group : new @Nullable UUID[] {groups.own(), groups.overflow()}) {
        if (group != null && !known.contains(group)) throw Problem.notFound();
      }
      table.assign(groups, clock.instant());
      say(Action.CLIENT_GROUPS_SET, user, groups.client(), groups.client().toString());
    });
  }

  private static void same(@Nullable String now, @Nullable String base) {
    if (!Objects.equals(now, base)) throw new Problem(409, "groups-changed");
  }

  private void say(Action action, CurrentUser user, @Nullable ClientId client, String object) {
    audit.append(Entry.done(action, client, object, user.actor(), Purpose.MANAGE));
  }
}
