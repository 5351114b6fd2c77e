package denwaban.watch;

import denwaban.audit.LogPage;
import denwaban.audit.reading.LogSearch;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of a log, as rules see it.
///
/// @param client null for the installation's log
/// @param actor pseudonym within that log; null for a part of the program
public record LogEvent(
    @Nullable ClientId client,
    long index,
    Instant at,
    String act,
    @Nullable UUID actor,
    String role,
    String object,
    String purpose,
    boolean refused) {

  static LogEvent of(LogSearch.Seen seen) {
    return of(seen.client(), seen.index(), seen.leaf());
  }

  public static LogEvent of(ClientId client, LogPage.Line line) {
    return of(client, line.index(), line.leaf());
  }

  private static LogEvent of(@Nullable ClientId client, long index, String leaf) {
    if (!(Json.parse(Bytes.of(leaf.getBytes(StandardCharsets.UTF_8))) instanceof Json.Obj said)) {
      throw new AssertionError("a leaf is an object");
    }
    var actor = text(said, "actor");
    return new LogEvent(
        client,
        index,
        Instant.parse(text(said, "t")),
        text(said, "act"),
        actor.isEmpty() ? null : UUID.fromString(actor),
        text(said, "role"),
        text(said, "obj"),
        text(said, "purpose"),
        text(said, "result").equals("refused"));
  }

  /// Empty if it is not there.
  private static String text(Json.Obj said, String key) {
    return said.members().get(key) instanceof Json.Text(var value) ? value : "";
  }

  /// In which log it stands.
  public Day.Log log() {
    return new Day.Log(Optional.ofNullable(client));
  }

  /// Whether a user of the office did it.
  public boolean byStaff() {
    return actor != null && !role.startsWith("client-") && !role.equals("integration");
  }

  /// Whether something came open, or names were shown. Work in bulk that members' browsers do for
  /// themselves (new headers, an index, an exit pack) is not a reading, nor is what an identity
  /// provider compares, day and night.
  public boolean reading() {
    if (role.equals("integration")) {
      return false;
    }
    return switch (act) {
      case "object.header.released" ->
          !purpose.equals("reheader") && !purpose.equals("index") && !purpose.equals("export");
      case "review.header.released",
          "call.replayed",
          "caller.shown",
          "people.listed",
          "log.searched" ->
          true;
      default -> false;
    };
  }
}
