package denwaban.assurance.producer;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
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
    try {
      var read = JsonMapper.shared().readTree(file.toFile());
      var all = read.isArray() ? list(read) : List.<JsonNode>of();
      var records = 0;
      var holes = new ArrayList<Hole>();
      for (var record : all) {
        var maven =
            list(record.path("affected")).stream()
                .filter(it -> it.path("package").path("ecosystem").asString("").equals("Maven"))
                .toList();
        if (maven.isEmpty() || record.has("withdrawn")) continue;
        records++;
        var found = new TreeSet<String>();
        for (var affected : maven) {
          var name = affected.path("package").path("name").asString("");
          var version = parts.get(name);
          if (version != null && hits(affected, version)) found.add(name + " " + version);
        }
        found.forEach(it -> holes.add(new Hole(record.path("id").asString("?"), it)));
      }
      return new Advisories(Files.getLastModifiedTime(file).toInstant(), records, holes);
    } catch (JacksonException malformed) {
      throw new IOException("the file of advisories is not JSON", malformed);
    }
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
