package denwaban.open.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A line of the register of what people asked about the data held of them, without who asked. It
/// is not signed. A word that is missing is empty.
public record RequestRow(
    String id,
    long n,
    String kind,
    String way,
    Instant receivedAt,
    Instant dueAt,
    String state,
    Instant statedAt,
    String identity,
    String form,
    String ground) {

  /// In a pack.
  public static final String PATH = "requests/register.jsonl";

  /// Bytes of a line.
  private static final int LINE = 4_096;

  private static final Set<String> MEMBERS =
      Set.of(
          "dueAt",
          "form",
          "ground",
          "id",
          "identity",
          "kind",
          "n",
          "receivedAt",
          "state",
          "statedAt",
          "way");

  /// @throws IllegalArgumentException if a line is malformed
  public static List<RequestRow> parse(Bytes text) {
    return new String(text.toArray(), UTF_8).lines().map(RequestRow::line).toList();
  }

  private static RequestRow line(String line) {
    var f = Fields.of(Json.parse(Bytes.of(line.getBytes(UTF_8)), LINE), MEMBERS);
    return new RequestRow(
        Fields.uuid(f.text("id")),
        f.number("n", 1, Integer.MAX_VALUE),
        f.text("kind"),
        f.text("way"),
        f.time("receivedAt"),
        f.time("dueAt"),
        f.text("state"),
        f.time("statedAt"),
        f.text("identity"),
        f.text("form"),
        f.text("ground"));
  }
}
