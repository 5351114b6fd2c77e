package denwaban.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which segments of the log a replay would lack.
class LogSegmentsTest {

  /// @param names `timeline/file/segment`, in hexadecimal
  private static long missing(String... names) {
    var all = Stream.of(names).map(LogSegmentsTest::name).toList();
    return LogSegments.missing(all.getFirst(), all);
  }

  private static String name(String short_) {
    var parts = short_.split("/");
    return Stream.of(parts).map(it -> "0".repeat(8 - it.length()) + it).reduce("", String::concat);
  }

  @Test
  void one_after_the_other_is_whole() {
    assertThat(missing("1/0/2")).isZero();
    assertThat(missing("1/0/FE", "1/0/FF", "1/1/0", "1/1/1")).isZero();
  }

  @Test
  void what_is_between_others_is_missed() {
    assertThat(missing("1/0/2", "1/0/4")).isOne();
    assertThat(missing("1/0/FE", "1/1/1")).isEqualTo(2);
    assertThat(missing("1/0/2", "1/1/2")).isEqualTo(255);
  }

  @Test
  void names_of_base_backups_are_no_segments() {
    var names = List.of(name("1/0/2"), name("1/0/3") + ".00000028.backup", name("1/0/4"));
    assertThat(LogSegments.missing(name("1/0/2"), names)).isOne();
  }

  @Test
  void along_the_newest_timeline_from_where_it_begins() {
    assertThat(missing("1/0/2", "1/0/3", "2/0/3", "2/0/4")).isZero();
    assertThat(missing("1/0/2", "2/0/4", "2/0/5")).as("before it begins").isOne();
    assertThat(missing("1/0/2", "1/0/3", "1/0/4", "1/0/5", "2/0/3", "2/0/5"))
        .as("another history has it, and does not count")
        .isOne();
    assertThat(missing("1/0/2", "1/0/3", "2/0/4", "3/0/5")).isZero();
  }
}
