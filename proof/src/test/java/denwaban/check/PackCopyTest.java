package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.open.PackWriter;
import denwaban.seal.statement.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The log in an exit pack.
class PackCopyTest extends ProofRuns {

  private static final ClientId CLIENT = ClientId.of("0196f0a0-0000-7000-8000-000000000001");

  @Test
  void the_log_in_a_pack_is_checked_from_where_it_begins() throws Exception {
    var log = log().grow(300);
    for (var first : new int[] {0, 1, 255, 256, 299, 300}) {
      var zip = pack(log, first, log.entries);
      assertThat(run(zip, "--log-key", log.key(), "--log-key", log.lastingKey()))
          .as(said())
          .isZero();
      assertThat(said()).contains("The " + (300 - first) + " entries").contains("has no tiles");
    }
    assertThat(said()).contains("before number 300 are not here");
  }

  @Test
  void it_goes_on_from_the_last_check_if_it_begins_early_enough() throws Exception {
    var log = log().grow(200);
    Files.writeString(last(), log.note());
    log.grow(100);

    for (var first : new int[] {0, 199, 200}) {
      assertThat(run(pack(log, first, log.entries), "--log-key", log.key(), "--last", last()))
          .isZero();
      assertThat(said()).contains("The 200 entries of the last check");
    }
    assertThat(run(pack(log, 201, log.entries), "--log-key", log.key(), "--last", last()))
        .isEqualTo(2);
    assertThat(said()).contains("only entries after the last checkpoint: from 201");
  }

  @Test
  void a_changed_a_missing_and_an_added_entry_are_refused() throws Exception {
    var log = log().grow(300);
    var changed = new java.util.ArrayList<>(log.entries);
    changed.set(40, TestLog.entry(9_000, TestLog.at(40)));
    assertThat(run(pack(log, 0, changed), "--log-key", log.key())).isEqualTo(1);
    assertThat(run(pack(log, 0, log.entries.subList(0, 299)), "--log-key", log.key())).isEqualTo(1);
    assertThat(said()).contains("not there");
    var longer = new java.util.ArrayList<>(log.entries);
    longer.add(TestLog.entry(300));
    assertThat(run(pack(log, 0, longer), "--log-key", log.key())).isEqualTo(1);
  }

  @Test
  void a_past_that_was_rewritten_is_refused_given_the_last_check() throws Exception {
    var log = log().grow(300);
    Files.writeString(last(), log.note(200));
    var forged = log.fork(temporary.resolve("x")).grow(300);
    forged.entries.set(7, TestLog.entry(9_000, TestLog.at(7)));

    for (var first : new int[] {0, 100, 200}) {
      assertThat(run(pack(forged, first, forged.entries), "--log-key", log.key(), "--last", last()))
          .isEqualTo(1);
      assertThat(said()).contains("its past was rewritten");
    }
  }

  @Test
  void what_is_no_pack_is_refused() throws Exception {
    var log = log().grow(3);
    var file = Files.writeString(temporary.resolve("x.zip"), "something");
    assertThat(run(file, "--log-key", log.key())).isEqualTo(1);
    assertThat(said()).contains("not an exit pack");
  }

  private Path pack(TestLog log, int first, List<Bytes> entries) throws IOException {
    var zip = temporary.resolve("pack.zip");
    Files.deleteIfExists(zip);
    var lines = new StringBuilder();
    entries
        .subList(first, entries.size())
        .forEach(entry -> lines.append(new String(entry.toArray(), UTF_8)).append('\n'));
    var before = new StringBuilder();
    log.tree().frontier(first).forEach(hash -> before.append(hash.base64()).append('\n'));
    try (var out = Files.newOutputStream(zip);
        var pack = new PackWriter(out, TestLog.START)) {
      pack.add("log/entries.jsonl", bytes(lines.toString()));
      pack.add("log/before", bytes(before.toString()));
      pack.add("log/checkpoint", bytes(log.note()));
      pack.finish(CLIENT, "example", Fingerprint.of(bytes("a key")), log.key(), first);
    }
    return zip;
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
