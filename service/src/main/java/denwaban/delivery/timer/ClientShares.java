package denwaban.delivery.timer;

import static java.util.Objects.requireNonNull;

import denwaban.kernel.ClientId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How many deliveries of one client run at one time: a client whose vendor hangs holds up no
/// other. What finds its client's share in use waits in line, and takes the place of what ends.
final class ClientShares {

  /// Deliveries of one client at one time.
  static final int SHARE = 8;

  /// As many more of them, if they are urgent: a burst of ordinary ones is not before them.
  static final int URGENT = 4;

  /// Deliveries of one client in line. What comes on top is looked at again by its own time.
  static final int LINE = 1_000;

  private final Map<ClientId, Share> shares = new HashMap<>();

  private static final class Share {
    private final LinkedHashSet<UUID> line = new LinkedHashSet<>();
    private int running;
  }

  /// @return false if there is no place; it waits in line then
  boolean take(ClientId client, UUID delivery) {
    return take(client, delivery, SHARE);
  }

  /// The same of an urgent one.
  boolean takeUrgent(ClientId client, UUID delivery) {
    return take(client, delivery, SHARE + URGENT);
  }

  private synchronized boolean take(ClientId client, UUID delivery, int most) {
    var share = shares.computeIfAbsent(client, _ -> new Share());
    if (share.running >= most) {
      if (share.line.size() < LINE) share.line.add(delivery);
      return false;
    }
    share.line.remove(delivery);
    share.running++;
    return true;
  }

  /// One that had a place ended.
  ///
  /// @return whose turn it is now
  synchronized Optional<UUID> giveBack(ClientId client) {
    var share = requireNonNull(shares.get(client));
    share.running--;
    var next = share.line.isEmpty() ? null : share.line.removeFirst();
    if (share.running == 0 && share.line.isEmpty()) shares.remove(client);
    return Optional.ofNullable(next);
  }
}
