package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.backup.place.Erased;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.backup.restore.RestoreFailed;
import denwaban.database.TestDatabase;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// An attacker who can write to the place changes, removes or copies, and is noticed. Each test
/// leaves the place as it was.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionTest extends InspectedPlace {

  @BeforeAll
  void back() throws Exception {
    begins();
  }

  @AfterEach
  void as_it_was() throws Exception {
    assertThat(found()).isEmpty();
  }

  @AfterAll
  void tidy() {
    house.close();
  }

  @Test
  void a_bit_that_flipped_anywhere_is_found_within_the_window_and_its_time_tells_nothing()
      throws Exception {
    for (var folder : List.of("base", "wal", "keys")) {
      var file = house.only(folder);
      flip(file);
      assertThat(foundWithin(BackupHouse.KEEP)).as(folder).containsExactly(path(file));
      flip(file);
    }
  }

  @Test
  void what_was_written_over_later_is_read_the_same_day() throws Exception {
    for (var file : List.of(house.only("base"), house.only("wal"))) {
      flip(file);
      Files.setLastModifiedTime(file, FileTime.from(house.now.plus(Duration.ofHours(2))));
    }
    assertThat(found()).hasSize(2);
    for (var file : List.of(house.only("base"), house.only("wal"))) {
      flip(file);
      Files.setLastModifiedTime(file, FileTime.from(house.now));
    }
  }

  @Test
  void a_file_that_is_missing_is_found_the_same_day() throws Exception {
    for (var folder : List.of("base", "wal", "keys")) {
      var file = house.only(folder);
      var aside = Files.move(file, house.data.resolve("aside"));
      assertThat(found()).as(folder).containsExactly(path(file));
      Files.move(aside, file);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void a_line_that_is_missing_from_a_list_is_found_and_a_list_too() throws Exception {
    for (var n = 0; n < 3; n++) house.erasures.appendKey("line-" + n, house.now);
    assertThat(found()).isEmpty();
    var list = house.only("erased");
    var whole = Files.readAllLines(list);
    Files.write(list, List.of(whole.get(0), whole.get(2)));
    assertThat(found()).containsExactly(path(list));
    Files.delete(list);
    assertThat(found()).containsExactly(path(list));
    Files.write(list, whole);
  }

  @Test
  void a_line_that_was_missing_when_lists_were_sealed_anew_is_found_all_the_same()
      throws Exception {
    for (var n = 0; n < 3; n++) house.erasures.appendKey("line-" + n, house.now);
    var list = house.only("erased");
    Erased.reseal(house.target.place(), house.target.drill(), house.target.readers());
    assertThat(found()).isEmpty();
    var whole = Files.readAllLines(list);
    Files.write(list, List.of(whole.get(0), whole.get(1), "999999 torn"));
    Erased.reseal(house.target.place(), house.target.drill(), house.target.readers());
    assertThat(found()).containsExactly(path(list));
    Files.delete(list);
    house.target.written().removed(path(list));
  }

  @Test
  void a_payload_that_is_missing_or_changed_is_found_and_copied_again() throws Exception {
    var one = house.object("lost-1", "payload".getBytes(UTF_8));
    var two = house.object("lost-2", "payload".getBytes(UTF_8));
    house.work.payloads().round();
    Files.delete(BackupHouse.file(house.there, one));
    assertThat(found()).containsExactly(Layout.object(one, 0));
    Files.writeString(BackupHouse.file(house.there, two), "PAYLOAD");
    assertThat(foundWithin(BackupHouse.KEEP)).containsExactly(Layout.object(two, 0));
    house.work.payloads().round();
    assertThat(BackupHouse.file(house.there, one)).hasContent("payload");
    assertThat(BackupHouse.file(house.there, two)).hasContent("payload");
  }

  @Test
  void a_file_that_cannot_be_read_is_told_and_the_look_goes_on() throws Exception {
    var keys = house.only("keys");
    var cut = house.there.resolve(Layout.keys("20200101T000000Z"));
    Files.copy(keys, cut);
    try (var open = FileChannel.open(cut, StandardOpenOption.WRITE)) {
      open.truncate(open.size() - 1);
    }
    var lost = path(house.only("wal"));
    var beside = house.there.resolve("wal/a-strangers");
    Files.writeString(beside, "x");
    var flipped = house.only("base");
    flip(flipped);
    Files.setLastModifiedTime(flipped, FileTime.from(house.now.plus(Duration.ofHours(2))));

    var refusing = refusing(path -> path.equals(lost) || path.equals(path(beside)));

    assertThat(foundWithin(refusing, BackupHouse.KEEP))
        .contains(path(cut), path(beside), lost, path(flipped));
    flip(flipped);
    Files.setLastModifiedTime(flipped, FileTime.from(house.now));
    Files.delete(cut);
    Files.delete(beside);
  }

  @Test
  void a_place_where_nothing_can_be_read_is_away_and_nothing_is_told_of_its_files()
      throws Exception {
    assertThatThrownBy(refusing(_ -> true)::run).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_look_that_never_ends_is_told_after_two_days() throws Exception {
    assertThat(found()).isEmpty();
    var label = house.there.resolve(Layout.LABEL);
    var was = Files.readAllBytes(label);
    Files.writeString(label, "no label");
    var task = house.inspection();
    try {
      house.now = house.now.plus(Duration.ofDays(2)).minusSeconds(60);
      task.round();
      assertThat(house.backups.trouble()).isEmpty();
      house.now = house.now.plusSeconds(120);
      task.round();
      assertThat(house.backups.trouble()).contains(BackupTrouble.NOT_LOOKED);
    } finally {
      Files.write(label, was);
    }
    task.round();
    assertThat(house.backups.trouble()).isEmpty();
  }

  /// A look at a place that does not hand out some files.
  private Inspection refusing(Predicate<String> refused) {
    return new Inspection(
        RefusingPlace.of(house.target, refused),
        house.target.written(),
        house.payloads,
        house.cluster.app().fence(),
        () -> house.now);
  }

  /// All that the looks of so many days find.
  private Set<String> foundWithin(Inspection inspection, int days) throws Exception {
    var all = new HashSet<String>();
    for (var day = 0; day < days; day++) {
      all.addAll(inspection.run().bad());
      house.now = house.now.plus(Duration.ofDays(1));
    }
    return all;
  }

  @Test
  void a_genuine_file_under_another_name_is_refused() throws Exception {
    var keys = house.only("keys");
    var later = house.there.resolve(Layout.keys(Layout.id(house.now.plusSeconds(60))));
    Files.copy(keys, later);
    assertThat(found()).containsExactly(path(later));
    var to = TestDatabase.dataFolder();
    assertThatThrownBy(() -> house.restore(to, house.recovery))
        .isInstanceOf(RestoreFailed.class)
        .hasMessageContaining("another name");
    BackupHouse.remove(to);
    Files.delete(later);
  }

  @Test
  void an_office_that_lost_its_record_knows_its_own_files_again() throws Exception {
    BackupHouse.remove(house.data.resolve("backup/written"));
    assertThat(found()).isEmpty();
    assertThat(house.target.written().read().files()).isNotEmpty();
    var file = house.only("base");
    flip(file);
    assertThat(foundWithin(BackupHouse.KEEP)).containsExactly(path(file));
    flip(file);
  }

  @Test
  void the_secret_comes_from_the_sheets_alone() throws Exception {
    var base = Manifest.whole(house.target.place()).getLast();
    var other = Identity.generate(Suite.X25519);
    var drill = house.target.drill().identity();
    var guessed = new Opener(drill, List.of(Origin.of(other)));
    assertThatThrownBy(() -> Manifest.read(house.target.place(), guessed, base))
        .isInstanceOfSatisfying(
            NotOpened.class, it -> assertThat(it.why()).isEqualTo(NotOpened.Why.OTHER_ORIGIN));
    assertThat(Origin.parse(Origin.of(other).export())).isEqualTo(Origin.of(other));
    assertThat(Origin.of(house.recovery)).hasToString("origin");
  }
}
