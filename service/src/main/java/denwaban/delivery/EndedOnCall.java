package denwaban.delivery;

import denwaban.client.Client;
import denwaban.client.directory.Contacts;
import denwaban.client.oncall.Roster;
import denwaban.client.oncall.Rosters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who is on call within days and is told of nothing, as their access has ended.
@Component
class EndedOnCall {

  static final Duration SOON = Duration.ofDays(7);

  private final Rosters rosters;
  private final Contacts contacts;
  private final InstantSource clock;

  EndedOnCall(Rosters rosters, Contacts contacts, InstantSource clock) {
    this.rosters = rosters;
    this.contacts = contacts;
    this.clock = clock;
  }

  /// Since when, of each such person of a client; the longest first. No names: the client's own
  /// page has them.
  List<Instant> since(Client client) {
    var ended = contacts.ended(client.id());
    if (ended.isEmpty()) return List.of();
    return rosters.lines(client.id()).stream()
        .flatMap(it -> onCall(client, rosters.of(client.id(), it).roster()))
        .distinct()
        .map(ended::get)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  private Stream<UUID> onCall(Client client, Roster roster) {
    var now = clock.instant();
    return roster.between(now, now.plus(SOON), client.zone()).stream()
        .flatMap(it -> it.tiers().stream())
        .filter(Objects::nonNull)
        .map(Roster.OnDuty::contact);
  }
}
