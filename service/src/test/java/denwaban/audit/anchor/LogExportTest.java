package denwaban.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.check.ProofTool;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is checked by `denwaban-proof`, which knows nothing of how it was written.
class LogExportTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestLog log;
  private LogExport copies;
  private Path copy;

  @BeforeEach
  void open() {
    clear("audit_outbox", "audit_signer", "audit_lasting_signer", "audit_detail_key");
    clear("audit_pseudonym", "audit_checkpoint", "audit_tile", "audit_entry");
    clear("audit_witnessed", "audit_stamp");
    log = new TestLog(database, folder);
    copies = log.copies();
    copy = folder.resolve("copy");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 513})
  void a_copy_of_any_size_is_accepted(int size) throws IOException {
    append(size);
    var has = copies.write(aoba, LogExport.Had.NOTHING, this::put);
    assertThat(has.size()).isEqualTo(size);
    accepted("--first");
  }

  @Test
  void of_a_log_without_entries_there_is_nothing_to_copy() throws IOException {
    var had = copies.write(aoba, LogExport.Had.NOTHING, this::put);
    assertThat(had).isEqualTo(LogExport.Had.NOTHING);
    assertThat(copy).doesNotExist();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_copy_that_grows_is_accepted_each_time_and_only_the_rest_is_written(long seed)
      throws IOException {
    var chance = new Random(seed);
    var had = LogExport.Had.NOTHING;
    for (var i = 0; i < 5; i++) {
      append(chance.nextInt(1, 400));
      var written = new ArrayList<String>();
      var before = had.size();
      had =
          copies.write(
              aoba,
              had,
              (path, bytes) -> {
                written.add(path);
                put(path, bytes);
              });
      accepted(i == 0 ? "--first" : "--keep");
      assertThat(written).endsWith("checkpoints/" + had.size(), "checkpoint");
      var full = had.size() / 256 - before / 256;
      assertThat(written.stream().filter(path -> path.matches("tile/entries/[0-9]+")))
          .hasSize((int) full);
    }
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null ? LongStream.of(one) : new Random().longs(4);
  }

  @Test
  void wherever_it_breaks_off_the_copy_is_that_of_before_and_the_next_one_is_whole()
      throws IOException {
    append(300);
    var had = copies.write(aoba, LogExport.Had.NOTHING, this::put);
    accepted("--first");
    append(300);
    var files = new int[1];
    copies.write(aoba, had, (path, bytes) -> files[0]++);
    for (var cut = 0; cut < files[0]; cut++) {
      var left = new int[] {cut};
      LogExport.Files breaking =
          (path, bytes) -> {
            if (left[0]-- == 0) {
              throw new IOException("the cable was pulled");
            }
            put(path, bytes);
          };
      var before = had;
      assertThatThrownBy(() -> copies.write(aoba, before, breaking))
          .isInstanceOf(IOException.class);
      accepted();
      assertThat(Files.readString(copy.resolve("checkpoint")).lines().skip(1).findFirst())
          .hasValue("300");
    }
    copies.write(aoba, had, this::put);
    accepted("--keep");
  }

  @Test
  void a_log_of_more_than_two_levels_is_accepted() throws IOException {
    append(3);
    bulk(65_600);
    var had = copies.write(aoba, LogExport.Had.NOTHING, this::put);
    assertThat(copy.resolve("tile/1/000")).exists();
    accepted("--first");
    append(200);
    copies.write(aoba, had, this::put);
    accepted("--keep");
  }

  @Test
  void what_witnesses_and_the_authority_said_is_in_it_also_when_it_came_later() throws Exception {
    append(20);
    var had = copies.write(aoba, LogExport.Had.NOTHING, this::put);
    accepted("--first");
    var keys = log.reading().keys(aoba);
    var now = new Instant[] {Instant.now()};
    try (var witness = new WitnessProcess(folder.resolve("witness"), keys);
        var authority = new StampServer(folder.resolve("authority"))) {
      var logs = new Logs(database.jdbc());
      var witnessTable = new WitnessTable(database.jdbc());
      var witnessRounds =
          new WitnessRounds(
              witness.settings(), database.fence(), logs, witnessTable, log.door(), () -> now[0]);
      var timestampRounds =
          new TimestampRounds(
              authority.settings(authority.root()),
              TimestampClient.PATIENCE,
              database.fence(),
              logs,
              witnessTable,
              new TimestampTable(database.jdbc()),
              log.door(),
              () -> now[0]);
      witnessRounds.round();
      timestampRounds.round();
      append(5);
      had = copies.write(aoba, had, this::put);
      assertThat(copy.resolve("checkpoints/20.tsr")).exists();
      var witnessKeys = new ArrayList<String>();
      for (var key : witness.settings().witnesses().getFirst().keys()) {
        witnessKeys.addAll(List.of("--witness", key));
      }
      var named = new ArrayList<>(List.of("--authority", authority.root().toString()));
      named.addAll(witnessKeys);
      named.add("--keep");
      assertThat(accepted(named.toArray(String[]::new)))
          .contains("A time stamp says: 20")
          .contains("A witness confirms: witness.example/w1, 20");

      now[0] = now[0].plus(Duration.ofHours(2));
      witnessRounds.round();
      copies.write(aoba, had, this::put);
      assertThat(accepted(named.toArray(String[]::new)))
          .contains("A witness confirms: witness.example/w1, 25");
    }
  }

  @Test
  void a_log_that_was_rewritten_is_found_in_the_copy() throws IOException {
    append(300);
    var had = copies.write(aoba, LogExport.Had.NOTHING, this::put);
    accepted("--first");
    clear("audit_checkpoint", "audit_tile", "audit_entry", "audit_outbox");
    append(301);
    copies.write(aoba, had, this::put);
    assertThat(run("--keep").code()).isEqualTo(1);
    copy = folder.resolve("anew");
    copies.write(aoba, LogExport.Had.NOTHING, this::put);
    var refused = run("--keep");
    assertThat(refused.code()).as(refused.text()).isEqualTo(1);
    assertThat(refused.text()).contains("its past was rewritten");
  }

  @Test
  void the_log_of_another_client_is_not_in_it() throws IOException {
    append(3);
    var other = new ClientId(UUID.randomUUID());
    assertThat(copies.write(other, LogExport.Had.NOTHING, this::put).size()).isZero();
    assertThat(copies.size(other)).isZero();
  }

  private String accepted(String... more) {
    var answer = run(more);
    assertThat(answer.code()).as(answer.text()).isZero();
    return answer.text();
  }

  private ProofTool.Answer run(String... more) {
    var words = new ArrayList<Object>(List.of(copy, "--last", folder.resolve("last")));
    log.reading().keys(aoba).forEach(key -> words.addAll(List.of("--log-key", key)));
    words.addAll(Arrays.asList(more));
    return ProofTool.run(words.toArray());
  }

  private void put(String path, Bytes bytes) throws IOException {
    var file = copy.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.toArray());
  }

  private void append(int count) {
    database
        .fence()
        .run(
            aoba,
            () -> {
              for (var i = 0; i < count; i++) {
                var id = UUID.randomUUID().toString();
                log.door()
                    .append(
                        Entry.done(Action.RECORDING_KEPT, aoba, id, Actor.EDGE, Purpose.OPERATE));
              }
            });
    log.sequence();
  }

  /// More of the same entry, without their details.
  private void bulk(int count) {
    database
        .superuser()
        .sql(
            "insert into audit_outbox (log, leaf) select o.log, o.leaf from audit_outbox o,"
                + " generate_series(1, :count) where o.id = (select max(id) from audit_outbox)")
        .param("count", count)
        .update();
    log.sequence();
  }

  private static void clear(String... tables) {
    database.superuser().sql("truncate " + String.join(", ", tables) + " cascade").update();
  }
}
