package denwaban.watch;

import denwaban.kernel.ClientId;
import denwaban.watch.watchlist.WatchedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Each rule, at and above its limit. An alarm names entries and nothing else.
public abstract class RulesTest {

  /// A Tuesday.
  protected static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  protected final ClientId aoba = new ClientId(UUID.randomUUID());
  protected final ClientId minato = new ClientId(UUID.randomUUID());
  protected final UUID hana = UUID.randomUUID();
  protected final UUID ryo = UUID.randomUUID();
  protected final List<LogEvent> events = new ArrayList<>();
  protected final Map<Day.Log, Map<LocalDate, Long>> counts = new HashMap<>();
  protected Map<String, Instant> canaries = Map.of();
  protected final Map<ClientId, Map<String, List<WatchedCall>>> watched = new HashMap<>();
  protected final Map<Day.Log, Duration> waiting = new HashMap<>();
  protected boolean whole = true;
  protected boolean over = true;

  protected List<Alarm> look(Rule rule) {
    return rule.look(day(DATE));
  }

  protected Day day(LocalDate date) {
    return new Day(date, events, counts, Map.of(aoba, canaries), watched, waiting, whole, over);
  }

  protected static Instant at(int hour, int minute) {
    return at(LocalTime.of(hour, minute));
  }

  protected static Instant at(LocalTime clock) {
    return DATE.atTime(clock).atZone(Day.ZONE).toInstant();
  }

  protected void did(Instant at, String act, @Nullable UUID by, String role, String object) {
    events.add(sight(aoba, at, act, by, role, object, "read"));
  }

  protected LogEvent sight(
      @Nullable ClientId client,
      Instant at,
      String act,
      @Nullable UUID by,
      String role,
      String object,
      String purpose) {
    return new LogEvent(client, events.size(), at, act, by, role, object, purpose, false);
  }
}
