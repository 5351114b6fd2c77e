package denwaban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.TestDatabase;
import denwaban.open.OpenTool;
import denwaban.retention.TestRetention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An exit pack after retention has done its work: no row is left of what was erased, and the log
/// goes on to say that it was kept.
class ErasedExitTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// Longer than a message is kept.
  private static final Duration OVER = Duration.ofDays(181);

  @TempDir Path folder;
  private TestRetention made;

  @BeforeEach
  void open() {
    made = new TestRetention(database, folder);
  }

  @AfterEach
  void close() {
    made.close();
  }

  @Test
  void what_went_at_its_time_is_named_and_the_pack_is_whole() throws Exception {
    var erased = kept("折り返しお電話ください");
    made.pass(OVER);
    for (var n = 0; n < 3; n++) {
      made.log.sequence();
      made.round();
    }
    assertThat(made.state(erased.object())).isEqualTo("erased");
    var kept = kept("書類が届きました");
    var packs = made.vault.packs(made.clients.keys(), made.log);

    var leaving = packs.release(made.line.admin());
    made.log.sequence();
    var pack = folder.resolve("pack.zip");
    try (var out = Files.newOutputStream(pack)) {
      packs.write(made.line.client(), leaving, out);
    }

    assertThat(leaving.whole()).containsExactly(kept.object());
    assertThat(leaving.erased()).containsExactly(erased.object());
    var said =
        OpenTool.run("verify", pack.toString(), "--pin", made.line.fingerprint(1), "--lang", "en");
    assertThat(said.code()).as(said.text()).isZero();
    assertThat(said.text()).contains(erased.object() + " was erased before the pack was made");
  }

  private TestMessage kept(String text) throws Exception {
    var message = made.keep(text);
    var line = made.line;
    var entry =
        Entry.done(
            Action.MESSAGE_KEPT,
            line.client(),
            message.object().toString(),
            line.admin().actor(),
            Purpose.OPERATE);
    database.fence().run(line.client(), () -> made.log.door(() -> made.now).append(entry));
    return message;
  }
}
