package denwaban.assurance.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Known holes in the OSV format, compared with what the program is made of.
class AdvisoriesTest {

  private static final Map<String, String> PARTS =
      Map.of("org.example:bad", "1.4.2", "org.example:good", "2.0.0");

  @TempDir Path folder;

  private Advisories read(String json) throws IOException {
    return Advisories.read(Files.writeString(folder.resolve("osv.json"), json), PARTS);
  }

  private static String record(String name, String affected) {
    return """
    {"id":"GHSA-x","affected":[{"package":{"ecosystem":"Maven","name":"%s"},%s}]}\
    """
        .formatted(name, affected);
  }

  private static String range(String events) {
    return "\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[" + events + "]}]";
  }

  @Test
  void a_version_that_is_named_is_hit() throws IOException {
    var found = read("[" + record("org.example:bad", "\"versions\":[\"1.4.1\",\"1.4.2\"]") + "]");
    assertThat(found.holes())
        .containsExactly(new Advisories.Hole("GHSA-x", "org.example:bad 1.4.2"));
    assertThat(found.records()).isEqualTo(1);
  }

  @Test
  void a_range_is_read_from_its_events() throws IOException {
    var zero = "{\"introduced\":\"0\"}";
    assertThat(hit(range(zero + ",{\"fixed\":\"1.4.3\"}"))).isTrue();
    assertThat(hit(range(zero + ",{\"fixed\":\"1.4.2\"}"))).isFalse();
    assertThat(hit(range(zero + ",{\"fixed\":\"1.10.0\"}"))).as("10 is more than 4").isTrue();
    assertThat(hit(range("{\"introduced\":\"1.5.0\"}"))).isFalse();
    assertThat(hit(range(zero + ",{\"last_affected\":\"1.4.2\"}"))).isTrue();
    assertThat(hit(range(zero + ",{\"last_affected\":\"1.4.1\"}"))).isFalse();
    assertThat(hit(range(zero + ",{\"fixed\":\"1.0.0\"},{\"introduced\":\"1.4.0\"}")))
        .as("it came back")
        .isTrue();
  }

  private boolean hit(String affected) throws IOException {
    return !read("[" + record("org.example:bad", affected) + "]").holes().isEmpty();
  }

  @Test
  void other_parts_other_ecosystems_and_what_was_withdrawn_do_not_hit() throws IOException {
    var versions = "\"versions\":[\"1.4.2\"]";
    assertThat(read("[" + record("org.example:good", versions) + "]").holes()).isEmpty();
    assertThat(read("[" + record("org.example:bad", versions).replace("Maven", "npm") + "]"))
        .satisfies(it -> assertThat(it.holes()).isEmpty())
        .satisfies(it -> assertThat(it.records()).isZero());
    var withdrawn =
        record("org.example:bad", versions)
            .replace("{\"id\"", "{\"withdrawn\":\"2026-01-01T00:00:00Z\",\"id\"");
    assertThat(read("[" + withdrawn + "]").holes()).isEmpty();
  }

  /// A JSON array that is made while it is read, and counts how many of its records were.
  private static final class Array extends InputStream {

    private final byte[] record;
    private final int records;
    private int made;
    private ByteArrayInputStream part = new ByteArrayInputStream("[".getBytes(UTF_8));

    Array(String record, int records) {
      this.record = record.getBytes(UTF_8);
      this.records = records;
    }

    @Override
    public int read() {
      var next = part.read();
      if (next >= 0 || made > records) return next;
      part = new ByteArrayInputStream(made == records ? new byte[] {']'} : with(made > 0));
      made++;
      return part.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      var next = read();
      if (next < 0) return -1;
      into[from] = (byte) next;
      return 1;
    }

    private byte[] with(boolean comma) {
      return comma ? (',' + new String(record, UTF_8)).getBytes(UTF_8) : record;
    }
  }

  @Test
  void each_record_is_looked_at_before_the_next_is_read() throws IOException {
    var one = record("org.example:bad", "\"versions\":[\"1.4.2\"]");
    var large = 10_000;
    var json = new Array(one, large);
    var looked = new AtomicInteger();
    var ahead = new AtomicInteger();
    var parts =
        new HashMap<String, String>(PARTS) {
          private static final long serialVersionUID = 1;

          @Override
          public String get(Object name) {
            var behind = json.made - looked.incrementAndGet();
            ahead.accumulateAndGet(behind, Math::max);
            return super.get(name);
          }
        };
    assertThat(Advisories.read(json, Instant.EPOCH, parts).records()).isEqualTo(large);
    assertThat(looked).hasValue(large);
    assertThat(ahead).hasValueLessThan(100);
  }

  private Finding look(String json) throws IOException {
    var file = Files.writeString(folder.resolve("osv.json"), json);
    var findings = new Findings();
    new AdvisoryProducer(new AssuranceSettings(file), Instant::now).look(findings);
    assertThat(findings.all()).hasSize(1);
    return findings.all().getFirst();
  }

  @Test
  void a_file_without_records_of_maven_is_no_good_news() throws IOException {
    var maven = record("org.example:other", "\"versions\":[\"1\"]");
    assertThat(look("[" + maven + "]").outcome()).isEqualTo(Outcome.PASSED);
    for (var other :
        List.of(
            "",
            "[]",
            "{}",
            "{\"vulns\":[" + maven + "]}",
            "{\"a\":" + maven + "}",
            maven,
            "\"text\"",
            "[" + maven.replace("Maven", "npm") + "]")) {
      assertThat(look(other).outcome()).as(other).isEqualTo(Outcome.COULD_NOT_LOOK);
      assertThat(look(other).said().en()).contains("osv.dev");
    }
  }

  @Test
  void many_holes_with_long_names_are_red_and_cut() throws IOException {
    var part = Parts.all().entrySet().iterator().next();
    var one =
        record(part.getKey(), "\"versions\":[\"" + part.getValue() + "\"]")
            .replace("GHSA-x", "GHSA-" + "x".repeat(90));
    var found = look("[" + String.join(",", Collections.nCopies(20, one)) + "]");
    assertThat(found.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(found.said().en()).startsWith("20 advisories apply (").endsWith("…).");
  }

  @Test
  void what_is_no_such_file_is_an_error_and_not_good_news() throws IOException {
    for (var bad : List.of("{broken", "[", "[{}", "[{}] {}", "{} []", "[{},]")) {
      assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> Advisories.read(folder.resolve("none"), PARTS))
        .isInstanceOf(IOException.class);
    var large = folder.resolve("large");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(Advisories.LIMIT + 1);
    }
    assertThatThrownBy(() -> Advisories.read(large, PARTS)).hasMessageContaining("too long");
  }
}
