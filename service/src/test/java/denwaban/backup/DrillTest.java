package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.KeyKind;
import denwaban.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// A drill finds what is wrong with a backup, and leaves nothing behind.
class DrillTest {

  private static final BackupHouse house = new BackupHouse();

  @BeforeAll
  static void fill() throws Exception {
    house.clients.add("aoba", KeyKind.X25519);
    house
        .cluster
        .app()
        .fence()
        .office(() ->
            house
                .log
                .door()
                .append(
                    Entry.done(Action.RELEASE_SERVED, null, "x", Actor.SERVICE, Purpose.OPERATE)));
    house.log.sequence();
    house.backups.round();
  }

  @Test
  void both_come_by_themselves_when_they_are_due_and_not_before() {
    assertThat(drills()).as("the first after the first backup").isPositive();
    assertThat(bad(drill())).isEmpty(); // one that failed is tried again sooner
    var before = drills();
    house.now = last().began().plus(Duration.ofDays(7)).minusMillis(1);
    house.backups.round();
    assertThat(drills()).isEqualTo(before);
    assertThat(house.backups.nextDrill()).contains(house.now.plusMillis(1));

    house.now = house.now.plusMillis(1);
    house.backups.round();
    assertThat(drills()).isEqualTo(before + 1);
    house.backups.round();
    assertThat(drills()).isEqualTo(before + 1);
  }

  private static int drills() {
    return house.cluster.app().fence().office(() -> house.table.drills(30)).size();
  }

  @AfterAll
  static void tidy() {
    house.close();
  }

  private static Drill.Result drill() {
    assertThat(house.backups.drill(null)).isTrue();
    var drilled = last();
    var checks = house.cluster.app().fence().office(() -> house.table.checks(drilled.id()));
    return new Drill.Result(
        drilled.began(), drilled.ended(), drilled.base(), null, null, checks, List.of());
  }

  private static BackupTable.Drilled last() {
    return house.cluster.app().fence().office(() -> house.table.drills(1)).getFirst();
  }

  private static List<String> bad(Drill.Result result) {
    return result.checks().stream().filter(it -> !it.good()).map(Drill.Check::code).toList();
  }

  @Test
  void a_good_backup_comes_back_whole_and_is_removed_again() throws Exception {
    var erased = house.object("drill-1", "payload".getBytes(UTF_8));
    house.object("drill-2", "payload".getBytes(UTF_8));
    house.work.payloads().round();
    house.bring();
    house.erasures.append(BackupHouse.CLIENT, "message", erased.value(), house.now);

    var result = drill();

    assertThat(bad(result)).isEmpty();
    assertThat(result.checks())
        .extracting(Drill.Check::code)
        .containsExactly("restored", "amcheck", "counts", "log", "payloads", "erased", "keys");
    assertThat(result.checks()).allSatisfy(it -> assertThat(it.looked()).isPositive());
    assertThat(last().rtoSeconds()).isNotNull().isBetween(0, 300);
    assertThat(last().rpoSeconds()).isNotNull();
    assertThat(house.backups.lastDrill().orElseThrow().passed()).isTrue();
    assertThat(house.data.resolve("backup/drill")).doesNotExist();
  }

  @Test
  void without_room_beside_the_live_database_none_is_begun() throws Exception {
    var free = new AtomicLong(1L << 30);
    var drill =
        new Drill(
            house.target,
            house.cluster.cluster(),
            house.work.mover(),
            List.of(),
            house.clients.clients(),
            house.log.signers(),
            free::get,
            () -> house.now);

    var result = drill.run(UUID.randomUUID());
    assertThat(result.passed()).isFalse();
    assertThat(result.checks()).extracting(Drill.Check::code).containsExactly("room");
    assertThat(result.checks().getFirst().bad()).isPositive();
    assertThat(house.data.resolve("backup/drill")).doesNotExist();

    free.addAndGet((result.checks().getFirst().bad() + 1) << 20);
    assertThat(drill.run(UUID.randomUUID()).checks())
        .extracting(Drill.Check::code)
        .doesNotContain("room");
  }

  @Test
  void a_payload_that_was_changed_at_the_place_is_found() throws Exception {
    var object = house.object("drill-3", "payload".getBytes(UTF_8));
    house.work.payloads().round();
    house.bring();
    var there = BackupHouse.file(house.there, object);
    Files.writeString(there, "changed");

    assertThat(bad(drill())).containsExactly("payloads");

    house.work.payloads().round();
    assertThat(there).as("copied again").hasContent("payload");
  }

  @Test
  void a_copy_that_lacks_a_key_is_found() throws Exception {
    var key = Files.writeString(house.data.resolve("keys/another"), "opens something");
    house.bring();
    // an office without it writes a newer copy
    var other = TestDatabase.dataFolder();
    for (var name : List.of("keys", "secrets")) {
      FileSystemUtils.copyRecursively(house.data.resolve(name), other.resolve(name));
    }
    Files.delete(other.resolve("keys/another"));
    new KeyCopies(elsewhere(other), () -> house.now.plusSeconds(5)).round();

    assertThat(bad(drill())).containsExactly("keys");

    BackupHouse.remove(other);
    Files.delete(key);
    house.bring();
    assertThat(bad(drill())).isEmpty();
  }

  /// The same place and keys of the backup, and another data folder.
  private static Target elsewhere(Path data) {
    var it = house.target;
    return new Target(
        it.place(),
        it.bucket(),
        it.written(),
        it.office(),
        it.readers(),
        it.drill(),
        it.keep(),
        it.drillEvery(),
        data);
  }

  @Test
  void a_log_that_lacks_a_segment_is_found_and_alarmed_of() throws Exception {
    house.cluster.as("create table if not exists lost (n int)");
    house.cluster.as("insert into lost values (1)");
    house.bring();
    var segment = house.only("wal");
    var aside = Files.move(segment, house.data.resolve("segment"));
    house.cluster.as("insert into lost values (2)");

    assertThat(bad(drill())).isNotEmpty();

    Files.move(aside, segment);
    house.log.sequence();
    assertThat(
            house.cluster.count(
                "select count(*) from audit_entry where cast(leaf as jsonb)->>'act' = 'backup.drill-failed'"))
        .isPositive();
    assertThat(house.data.resolve("backup/drill")).doesNotExist();
  }
}
