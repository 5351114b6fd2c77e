package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.TestLog;
import denwaban.check.ProofTool;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Opened by Debian's `age`, checked by `denwaban-proof`.
class MonthlyMediaTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestLine line;
  private MonthlyMedia monthlyMedia;
  private Instant now = Instant.parse("2026-11-30T14:59:59Z"); // 23:59:59 in Japan

  @BeforeEach
  void open() {
    database
        .superuser()
        .sql(
            "truncate audit_outbox, audit_signer, audit_lasting_signer, audit_detail_key,"
                + " audit_pseudonym, audit_checkpoint, audit_tile, audit_entry, client cascade")
        .update();
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    log.sequence();
    monthlyMedia =
        new MonthlyMedia(
            new MediumsFolder(new CopiesSettings(null, false, null, null), folder),
            log.copies(),
            clients.keys(),
            clients.clients(),
            database.fence(),
            log.door(),
            new Ids(() -> now, new Random()),
            () -> now);
  }

  @Test
  void each_month_the_whole_log_is_sealed_to_the_companys_key() throws Exception {
    monthlyMedia.round();
    monthlyMedia.round();
    assertThat(months()).containsExactly("2026-10");
    now = now.plusSeconds(1);
    monthlyMedia.round();
    assertThat(months()).containsExactly("2026-11", "2026-10");
    assertThat(log.outbox(line.client()).stream().filter(leaf -> leaf.contains("medium.sealed")))
        .hasSize(2);

    var opened = opened(line.age(1));
    assertThat(opened).isTrue();
    accepted();
  }

  @Test
  void no_other_key_opens_it_and_nothing_of_the_log_stands_in_it() throws Exception {
    monthlyMedia.round();
    assertThat(opened(Identity.generate(Suite.X25519))).isFalse();
    var bytes =
        new String(Files.readAllBytes(file()), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("age-encryption.org/v1\n").doesNotContain("\"act\"", "checkpoint");
  }

  @Test
  void it_is_the_key_of_today_and_none_while_nobody_has_compared_a_recovered_one()
      throws Exception {
    line.rotate();
    monthlyMedia.round();
    assertThat(opened(line.age(1))).isFalse();
    assertThat(opened(line.age(2))).isTrue();

    line.recover();
    now = Instant.parse("2026-12-15T00:00:00Z");
    monthlyMedia.round();
    assertThat(months()).containsExactly("2026-10");
  }

  @Test
  void a_company_without_a_key_gets_none() throws Exception {
    var other = clients.add("keyless", KeyKind.X25519).id();
    log.sequence();
    monthlyMedia.round();
    assertThat(monthlyMedia.of(other)).isEmpty();
  }

  @Test
  void it_is_taken_after_its_entry_and_only_the_own_one() throws Exception {
    monthlyMedia.round();
    assertThat(monthlyMedia.take(line.admin(), "2026-10")).isEqualTo(file());
    assertThat(log.outbox(line.client()).stream().filter(leaf -> leaf.contains("medium.taken")))
        .hasSize(1);
    for (var wrong :
        List.of(
            "2026-09", "2026-13", "", "..", "../" + line.client() + "/2026-10", "2026-10.age")) {
      assertThatThrownBy(() -> monthlyMedia.take(line.admin(), wrong)).isInstanceOf(Problem.class);
    }
    var stranger = new TestLine(clients).admin();
    assertThatThrownBy(() -> monthlyMedia.take(stranger, "2026-10")).isInstanceOf(Problem.class);
  }

  @Test
  void what_broke_off_is_made_anew() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file().resolveSibling("2026-10.age.half"), "half of it");
    assertThat(monthlyMedia.of(line.client())).isEmpty();
    monthlyMedia.round();
    assertThat(opened(line.age(1))).isTrue();
  }

  private List<String> months() throws Exception {
    return monthlyMedia.of(line.client()).stream().map(MonthlyMedia.Medium::month).toList();
  }

  private Path file() {
    return folder.resolve("mediums").resolve(line.client().toString()).resolve("2026-10.age");
  }

  private boolean opened(Identity identity) throws Exception {
    Files.writeString(folder.resolve("key.txt"), identity.export() + "\n");
    return run("age -d -i key.txt -o log.tar " + file()) && run("tar -xf log.tar");
  }

  private void accepted() {
    var copy = folder.resolve(line.client().toString());
    var words = new ArrayList<Object>(List.of(copy, "--last", folder.resolve("last"), "--first"));
    log.reading().keys(line.client()).forEach(key -> words.addAll(List.of("--log-key", key)));
    var answer = ProofTool.run(words.toArray());
    assertThat(answer.code()).as(answer.text()).isZero();
  }

  private boolean run(String words) throws Exception {
    return new ProcessBuilder(words.split(" ", -1))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start()
            .waitFor()
        == 0;
  }
}
