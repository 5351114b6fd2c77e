package denwaban.delivery.timer;

import denwaban.kernel.ClientId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Places of deliveries that run: so many of one client, so that a client whose vendor hangs takes
/// none of the others'. What finds no place waits for one, in the order in which it came.
final class ClientPlaces {

  /// Ordinary deliveries of one client that run at one time, and as many more that are urgent.
  static final int PLACES = 16;

  /// Of all clients. Each needs the database several times, which calls need too.
  static final int ALL = 256;

  /// Of one client that run or wait, ordinary ones and urgent ones each.
  static final int LINE = 1_024;

  private final Map<Lane, Places> lanes = new ConcurrentHashMap<>();
  private final Semaphore all = new Semaphore(ALL, true);

  private record Lane(ClientId client, boolean urgent) {}

  private static final class Places {
    private final Semaphore free = new Semaphore(PLACES, true);
    private int inside;
  }

  /// Given back by closing it.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /// Waits for a place.
  ///
  /// @param urgent asked only if no ordinary place of this client is free
  /// @return null if too many of this client wait already
  @Nullable Place take(ClientId client, BooleanSupplier urgent) throws InterruptedException {
    var lane = new Lane(client, false);
    var places = enter(lane, PLACES);
    if (places == null) {
      if (urgent.getAsBoolean()) lane = new Lane(client, true);
      places = enter(lane, LINE);
    }
    return places == null ? null : waits(lane, places);
  }

  private Place waits(Lane lane, Places places) throws InterruptedException {
    try {
      places.free.acquire();
    } catch (InterruptedException stopped) {
      leave(lane);
      throw stopped;
    }
    try {
      all.acquire();
    } catch (InterruptedException stopped) {
      left(lane, places);
      throw stopped;
    }
    return () -> {
      all.release();
      left(lane, places);
    };
  }

  private void left(Lane lane, Places places) {
    places.free.release();
    leave(lane);
  }

  /// @return null if so many are inside
  private @Nullable Places enter(Lane lane, int most) {
    var entered = new AtomicReference<@Nullable Places>();
    lanes.compute(
        lane,
        (_, now) -> {
          var it = now == null ? new Places() : now;
          if (it.inside < most) {
            it.inside++;
            entered.set(it);
          }
          return it;
        });
    return entered.get();
  }

  private void leave(Lane lane) {
    lanes.computeIfPresent(lane, (_, it) -> --it.inside == 0 ? null : it);
  }
}
