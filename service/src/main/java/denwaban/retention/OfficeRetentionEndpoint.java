package denwaban.retention;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Terminations;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.retention.hold.HoldBody;
import denwaban.retention.hold.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office sees what is overdue, of counts and ids alone, and holds for clients.
@RestController
final class OfficeRetentionEndpoint {

  private final Clients clients;
  private final RetentionViews views;
  private final RetentionStatus status;
  private final Holds holds;
  private final Terminations terminations;

  OfficeRetentionEndpoint(
      Clients clients,
      RetentionViews views,
      RetentionStatus status,
      Holds holds,
      Terminations terminations) {
    this.clients = clients;
    this.views = views;
    this.status = status;
    this.holds = holds;
    this.terminations = terminations;
  }

  /// @param open batches that are not erased, or not found gone
  record OfClient(
      UUID client,
      String name,
      long kept,
      long overdue,
      long held,
      long erased,
      int open,
      RetentionView.@Nullable End end) {}

  @GetMapping("/api/office/retention")
  @RequiresPermission(Permission.READ_EVIDENCE)
  List<OfClient> all() {
    var ends =
        terminations.all().stream()
            .collect(Collectors.toMap(Termination::client, Function.identity()));
    var all = new ArrayList<>(clients.all());
    var ids = all.stream().map(Client::id).collect(Collectors.toSet());
    // of those whose log has ended the contract is left, or what could not be erased
    for (var id : status.unfinished()) {
      if (ids.add(id)) clients.find(id).ifPresent(all::add);
    }
    return all.stream().map(it -> line(it, ends)).toList();
  }

  private OfClient line(Client client, Map<ClientId, Termination> ends) {
    var it = status.of(client.id());
    var end = ends.get(client.id());
    return new OfClient(
        client.id().value(),
        client.name(),
        it.kinds().stream().mapToLong(RetentionStatus.OfKind::kept).sum(),
        it.overdue(),
        it.kinds().stream().mapToLong(RetentionStatus.OfKind::held).sum(),
        it.erased(),
        it.open().size(),
        end == null ? null : views.end(end));
  }

  @GetMapping("/api/office/clients/{id}/retention")
  @RequiresPermission(Permission.READ_EVIDENCE)
  RetentionView one(@PathVariable UUID id, CurrentUser user) {
    return views.of(client(id), user);
  }

  @PostMapping("/api/office/clients/{id}/holds")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  RetentionView ask(@PathVariable UUID id, @RequestBody HoldBody body, CurrentUser user) {
    holds.ask(client(id), body.call(), body.text(), body.end(), user);
    return views.of(client(id), user);
  }

  @PostMapping("/api/office/clients/{id}/holds/{hold}/approval")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  RetentionView approve(@PathVariable UUID id, @PathVariable UUID hold, CurrentUser user) {
    holds.approve(client(id), hold, user);
    return views.of(client(id), user);
  }

  @PostMapping("/api/office/clients/{id}/holds/{hold}/end")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  RetentionView end(@PathVariable UUID id, @PathVariable UUID hold, CurrentUser user) {
    holds.end(client(id), hold, user);
    return views.of(client(id), user);
  }

  private ClientId client(UUID id) {
    return clients.find(new ClientId(id)).map(Client::id).orElseThrow(Problem::notFound);
  }
}
