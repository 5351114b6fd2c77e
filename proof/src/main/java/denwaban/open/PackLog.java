package denwaban.open;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Frontier;
import denwaban.audit.proof.NoteKey;
import denwaban.kernel.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The slice of the client's log in a pack: all entries from some number to the signed state.
public final class PackLog {

  public static final String ENTRIES = "log/entries.jsonl";
  public static final String BEFORE = "log/before";
  public static final String CHECKPOINT = "log/checkpoint";

  private PackLog() {}

  /// @param vkey the log's key, as known from elsewhere
  /// @return how many entries there are, all of which the log's owner signed
  static long check(Pack pack, String vkey) throws Refused, IOException {
    try {
      var key = NoteKey.parse(vkey);
      if (!key.name().endsWith("/log/" + pack.index().client())) {
        throw new Refused(Refused.Why.WRONG_CLIENT, CHECKPOINT);
      }
      var note = new String(pack.read(CHECKPOINT).toArray(), UTF_8);
      var state =
          Checkpoint.check(note, key)
              .orElseThrow(() -> new Refused(Refused.Why.BAD_LOG, CHECKPOINT))
              .value();
      var first = pack.index().logFirst();
      var before = new String(pack.read(BEFORE).toArray(), US_ASCII);
      var edge = Frontier.of(first, before.lines().map(Bytes::ofBase64).toList());
      try (var entries = new BufferedInputStream(pack.stream(ENTRIES))) {
        for (var line = line(entries); line != null; line = line(entries)) {
          edge.add(line);
        }
      }
      if (edge.size() != state.size() || !edge.root().equals(state.root())) {
        throw new Refused(Refused.Why.BAD_LOG, ENTRIES);
      }
      return edge.size() - first;
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Why.BAD_LOG, CHECKPOINT);
    }
  }

  /// The next entry, without its end; null after the last.
  ///
  /// @throws Refused if it has no end, or is longer than an entry may be
  public static @Nullable Bytes line(InputStream in) throws IOException, Refused {
    var line = new ByteArrayOutputStream();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        if (line.size() == 0) {
          return null;
        }
        throw new Refused(Refused.Why.BAD_LOG, ENTRIES);
      }
      if (line.size() == EntryBundle.ENTRY_BYTES) {
        throw new Refused(Refused.Why.TOO_LARGE, ENTRIES);
      }
      line.write(b);
    }
    return Bytes.of(line.toByteArray());
  }
}
