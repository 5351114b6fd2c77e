package denwaban.assurance.producer;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Known holes, from a file that comes from outside: a JSON array of records in the OSV format
/// (ossf.github.io/osv-schema), of which those of the ecosystem Maven are read.
///
/// @param at when the file was written
/// @param records of Maven, not withdrawn; none of a file that is another one
record Advisories(Instant at, int records, List<Hole> holes) {

  /// In bytes of the file.
  static final long LIMIT = 128L << 20;

  /// @param id of the advisory
  /// @param part that has the hole, as it is in this program
  record Hole(String id, String part) {}

  /// @throws IOException if it cannot be read, is too long or has another format
  static Advisories read(Path file, Map<String, String> parts) throws IOException {
    if (Files.size(file) > LIMIT) throw new IOException("the file of advisories is too long");
    try (var json = Files.newInputStream(file)) {
      return read(json, Files.getLastModifiedTime(file).toInstant(), parts);
    }
  }

  /// One record after the other, and none is kept: all together are a multiple of the heap of a
  /// small office.
  ///
  /// @param at when it was written
  static Advisories read(InputStream json, Instant at, Map<String, String> parts)
      throws IOException {
    var records = 0;
    var holes = new ArrayList<Hole>();
    try (var parser = JsonMapper.shared().createParser(json)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          JsonNode record = parser.readValueAsTree();
          var maven = maven(record);
          if (maven.isEmpty()) continue;
          records++;
          var id = record.path("id").asString("?");
          found(maven, parts).forEach(it -> holes.add(new Hole(id, it)));
        }
      } else {
        parser.skipChildren();
      }
      if (parser.nextToken() != null) throw new IOException("something follows the advisories");
    } catch (JacksonException malformed) {
      throw new IOException("the file of advisories is not JSON", malformed);
    }
    return new Advisories(at, records, holes);
  }

  /// What a record says of Maven; nothing if it was withdrawn.
  private static List<JsonNode> maven(JsonNode record) {
    if (record.has("withdrawn")) return List.of();
    return list(record.path("affected")).stream()
        .filter(it -> it.path("package").path("ecosystem").asString("").equals("Maven"))
        .toList();
  }

  /// Parts with their version, each once.
  private static Set<String> found(List<JsonNode> maven, Map<String, String> parts) {
    var found = new TreeSet<String>();
    for (var affected : maven) {
      var name = affected.path("package").path("name").asString("");
      var version = parts.get(name);
      if (version != null && hits(affected, version)) found.add(name + " " + version);
    }
    return found;
  }

  private static boolean hits(JsonNode affected, String version) {
    if (list(affected.path("versions")).stream().anyMatch(it -> it.asString("").equals(version))) {
      return true;
    }
    return list(affected.path("ranges")).stream()
        .filter(it -> it.path("type").asString("").equals("ECOSYSTEM"))
        .anyMatch(it -> inside(list(it.path("events")), version));
  }

  /// Events come in the order of versions: the last one at or below decides.
  private static boolean inside(List<JsonNode> events, String version) {
    var hit = false;
    for (var event : events) {
      if (event.has("introduced") && reached(version, event.get("introduced").asString(""))) {
        hit = true;
      }
      if (event.has("fixed") && reached(version, event.get("fixed").asString(""))) hit = false;
      if (event.has("last_affected")) {
        var last = event.get("last_affected").asString("");
        if (!version.equals(last) && reached(version, last)) hit = false;
      }
    }
    return hit;
  }

  private static boolean reached(String version, String bound) {
    return bound.equals("0") || Version.parse(version).compareTo(Version.parse(bound)) >= 0;
  }

  private static List<JsonNode> list(JsonNode it) {
    return StreamSupport.stream(it.spliterator(), false).toList();
  }
}
