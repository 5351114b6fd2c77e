package denwaban.watch;

import denwaban.kernel.ClientId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule was broken. It names entries, never what is in them.
///
/// @param client whose log; null for the installation's
/// @param actor pseudonym there; null if it is about nobody
/// @param entries indices, oldest first, [#ENTRIES] at most
/// @param times how many there are in all
record Alarm(
    String rule, @Nullable ClientId client, @Nullable UUID actor, List<Long> entries, int times) {

  /// Entries that one alarm names.
  static final int ENTRIES = 100;

  static Alarm about(String rule, List<Sight> sights) {
    var first = sights.getFirst();
    return new Alarm(
        rule,
        first.client(),
        first.actor(),
        sights.stream().map(Sight::index).limit(ENTRIES).toList(),
        sights.size());
  }
}
