package denwaban.storage.key;

import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;

/// The key under which headers of one client's objects of one kind lie that were begun in one week:
/// all of these end together, and with the key everything that it wrapped, wherever copies lie.
///
/// @param kind such as `recording`
/// @param week full weeks since 1970-01-01T00:00Z, a Thursday
public record WeekKey(ClientId client, String kind, long week) {

  public static final Duration WEEK = Duration.ofDays(7);

  /// Of a week before keys were by kind.
  public static final String ANY = "any";

  /// @param begun when the object was begun; rounded to microseconds, as the database does
  public static WeekKey of(ClientId client, String kind, Instant begun) {
    var rounded = begun.plusNanos(500).getEpochSecond();
    return new WeekKey(client, kind, Math.floorDiv(rounded, WEEK.toSeconds()));
  }

  public Instant begins() {
    return Instant.EPOCH.plus(WEEK.multipliedBy(week));
  }

  /// From then on nothing new comes under it.
  public Instant ends() {
    return begins().plus(WEEK);
  }

  public Kek kek() {
    return new Kek(kind.equals(ANY) ? client + "-" + week : client + "-" + kind + "-" + week);
  }
}
