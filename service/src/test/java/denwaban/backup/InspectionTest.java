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
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
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
