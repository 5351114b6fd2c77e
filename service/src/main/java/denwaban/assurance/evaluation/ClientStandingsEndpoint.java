package denwaban.assurance.evaluation;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.assurance.posture.Postures;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.confirmation.Confirmation;
import denwaban.contract.confirmation.Confirmations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the office stands for each client, and which clients have signed: the calls of the others
/// are not answered, or soon will not be.
@RestController
final class ClientStandingsEndpoint {

  private final Clients clients;
  private final Postures postures;
  private final Confirmations confirmations;
  private final InstantSource clock;

  ClientStandingsEndpoint(
      Clients clients, Postures postures, Confirmations confirmations, InstantSource clock) {
    this.clients = clients;
    this.postures = postures;
    this.confirmations = confirmations;
    this.clock = clock;
  }

  /// @param states of the six items, by their codes
  /// @param confirmedAt when its administrator signed last; null for never
  /// @param entrusts what was decided then; null for never
  /// @param graceUntil until when its calls are answered without; null if there is no such time
  /// @param answered whether its calls are answered now, as far as this goes
  record OfClient(
      String id,
      String name,
      String verdict,
      Map<String, String> states,
      @Nullable Instant confirmedAt,
      @Nullable Boolean entrusts,
      @Nullable Instant graceUntil,
      boolean answered) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/assurance/clients")
  List<OfClient> all() {
    return clients.active().stream().map(this::of).toList();
  }

  private OfClient of(Client client) {
    var posture = postures.of(client.id());
    var newest = confirmations.newest(client.id());
    return new OfClient(
        client.id().toString(),
        client.name(),
        posture.verdict().code(),
        Views.states(posture),
        newest.map(Confirmation::at).orElse(null),
        newest.map(Confirmation::entrusts).orElse(null),
        newest.isEmpty() ? confirmations.grace(client.id()).orElse(null) : null,
        confirmations.mayAnswer(client.id(), clock.instant()));
  }
}
