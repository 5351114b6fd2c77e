package denwaban.assurance.producer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What the program is made of: the CycloneDX list that the build put into it.
final class Parts {

  private static final String FILE = "/META-INF/sbom/application.cdx.json";

  private Parts() {}

  /// Versions by Maven's names, such as `org.postgresql:postgresql`.
  ///
  /// @throws IOException if the program was built without the list
  static Map<String, String> all() throws IOException {
    try (InputStream in = Parts.class.getResourceAsStream(FILE)) {
      if (in == null) throw new IOException("the program was built without its list of parts");
      var all = new TreeMap<String, String>();
      for (var part : JsonMapper.shared().readTree(in).path("components")) {
        var group = part.path("group").asString("");
        if (!group.isEmpty()) {
          all.put(group + ":" + part.get("name").asString(), part.get("version").asString());
        }
      }
      return all;
    }
  }
}
