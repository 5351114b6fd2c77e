package denwaban.assurance.deviation;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A client reads where its contract was not kept; the office says what became of it.
@RestController
final class DeviationsEndpoint {

  private final Deviations deviations;
  private final Clients clients;

  DeviationsEndpoint(Deviations deviations, Clients clients) {
    this.deviations = deviations;
    this.clients = clients;
  }

  record View(
      UUID id,
      int version,
      String item,
      LocalDate firstDay,
      LocalDate lastDay,
      int minutes,
      int allowed,
      String consequence,
      Instant foundAt,
      @Nullable Instant settledAt,
      @Nullable String note) {

    static View of(Deviation it) {
      return new View(
          it.id(),
          it.version(),
          it.item(),
          it.firstDay(),
          it.lastDay(),
          it.minutes(),
          it.allowed(),
          it.consequence(),
          it.foundAt(),
          it.settledAt(),
          it.note());
    }
  }

  record Settling(@Nullable String note) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/deviations")
  List<View> own(CurrentUser user) {
    return views(user.memberOf());
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract/deviations")
  List<View> of(@PathVariable UUID id) {
    return views(client(id));
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients/{id}/contract/deviations/{deviation}/settled")
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void settle(
      @PathVariable UUID id,
      @PathVariable UUID deviation,
      @RequestBody Settling body,
      CurrentUser user) {
    var note = Objects.requireNonNullElse(body.note(), "").strip();
    deviations.settle(client(id), deviation, note, user);
  }

  private List<View> views(ClientId client) {
    return deviations.of(client).stream().map(View::of).toList();
  }

  private ClientId client(UUID id) {
    return clients.find(new ClientId(id)).map(Client::id).orElseThrow(Problem::notFound);
  }
}
