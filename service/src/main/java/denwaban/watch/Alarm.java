package denwaban.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule was broken. It names entries, never what is in them.
///
/// @param client whose log; null for the installation's
/// @param actor pseudonym there; null if it is about no one
/// @param entries indices, oldest first, [#ENTRIES] at most
/// @param times how many there are in all
public record Alarm(
    String rule, @Nullable ClientId client, @Nullable UUID actor, List<Long> entries, int times) {

  /// Entries that one alarm names.
  public static final int ENTRIES = 100;

  /// Stands for the alarm as it is: one that names more is another.
  String key() {
    var said = rule + "|" + client + "|" + actor + "|" + entries + "|" + times;
    return Digest.sha256(Bytes.of(said.getBytes(UTF_8))).base64url();
  }

  public static Alarm about(String rule, List<LogEvent> events) {
    var first = events.getFirst();
    return new Alarm(
        rule,
        first.client(),
        first.actor(),
        events.stream().map(LogEvent::index).limit(ENTRIES).toList(),
        events.size());
  }
}
