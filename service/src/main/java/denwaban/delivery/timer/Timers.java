package denwaban.delivery.timer;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.UUID;

/// Port: wakes deliveries. Set in a transaction, it counts when that is committed, and survives the
/// end of the program.
public interface Timers {

  /// Of a delivery that has none yet.
  void begin(ClientId client, UUID delivery, Instant at);

  /// Sets another time. What runs now may have read what was there before: it runs once more.
  void at(ClientId client, UUID delivery, Instant at);

  /// Looks now for what is due, instead of at the next round. Call it after the commit.
  void look();

  /// What is done when a delivery is due.
  interface Due {

    /// Not in a transaction.
    ///
    /// @return when it is due again; null for never
    @org.jspecify.annotations.Nullable
    Instant run(ClientId client, UUID delivery);

    /// True for one that does not wait for its client's ordinary ones. Not in a transaction.
    boolean urgent(ClientId client, UUID delivery);
  }
}
