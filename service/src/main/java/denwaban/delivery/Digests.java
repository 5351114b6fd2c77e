package denwaban.delivery;

import denwaban.delivery.timer.Timers;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is told together. A digest has one timer for all that is in it; each delivery keeps a chain
/// of its own, which begins when the digest is sent. Called in the client's scope.
@Component
class Digests {

  /// Deliveries in one. More than that are told at the same time, each by itself: a caller who
  /// rings without end puts nothing off.
  static final int ITEMS = 1_000;

  private final DigestTable table;
  private final ClientZones zones;
  private final Timers timers;
  private final Ids ids;
  private final InstantSource clock;

  Digests(DigestTable table, ClientZones zones, Timers timers, Ids ids, InstantSource clock) {
    this.table = table;
    this.zones = zones;
    this.timers = timers;
    this.ids = ids;
    this.clock = clock;
  }

  /// When something is told, and in which digest.
  ///
  /// @param digest null for by itself
  record Place(Instant at, @Nullable UUID digest) {}

  /// By a rule, what is free from a time on is told then, or in the first digest that is still
  /// open.
  Place place(ClientId client, Policy policy, boolean urgent, Instant free) {
    var zone = zones.of(client);
    var at = policy.begins(free, urgent, zone);
    if (policy.digest(free, urgent, zone).isEmpty()) return new Place(at, null);
    var now = clock.instant();
    while (true) {
      var joined = table.join(client, at, ids.next(), ITEMS).orElse(null);
      if (joined != null) {
        if (joined.items() == 1) timers.begin(client, joined.id(), at);
        return new Place(at, joined.id());
      }
      // it is full
      if (at.isAfter(now)) return new Place(at, null);
      at = policy.begins(at.plusNanos(1), urgent, zone);
    }
  }

  /// @see DigestTable#begin
  boolean begin(ClientId client, UUID id, Instant at) {
    return table.begin(client, id, at);
  }

  Instant due(ClientId client, UUID id) {
    return table.due(client, id);
  }
}
