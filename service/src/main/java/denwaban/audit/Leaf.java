package denwaban.audit;

import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One leaf as a client reads it. Format: docs/formats/log.md.
///
/// @param client pseudonym of the client, or null in the installation's log
/// @param actor pseudonym of the person, or null for a part of the program
/// @param object id of the thing it was done to, or a pseudonym if that is a person
/// @param commitment to the entry's detail
record Leaf(
    Instant at,
    Entry entry,
    @Nullable UUID client,
    @Nullable UUID actor,
    String object,
    Bytes commitment) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /// Canonical JSON, one line.
  String text() {
    var members = new TreeMap<String, Json>();
    members.put("v", new Json.Num(1));
    members.put("t", new Json.Text(MILLIS.format(at)));
    members.put("act", new Json.Text(entry.action().code()));
    put(members, "client", client);
    put(members, "actor", actor);
    members.put("role", new Json.Text(entry.actor().role()));
    members.put("obj", new Json.Text(object));
    members.put("purpose", new Json.Text(entry.purpose().code()));
    members.put("result", new Json.Text(entry.result().code()));
    put(members, "session", entry.actor().session());
    members.put("c", new Json.Text(commitment.base64()));
    return new Json.Obj(members).text();
  }

  private static void put(TreeMap<String, Json> members, String key, @Nullable Object value) {
    if (value != null) {
      members.put(key, new Json.Text(value.toString()));
    }
  }
}
