package denwaban.assurance.producer;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import denwaban.database.DataFolder;
import denwaban.database.HeldFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The marker is found wherever it lies in clear, however it is written there.
class MarkerSearchTest {

  private static final String MARKER = "JQ0z0-5oM9Y7yxlZ3sVbW1Z9KkJ5t0w2nU8aVq_rT6c";

  @TempDir Path folder;

  private MarkerSearch.Seen search() throws IOException {
    return new MarkerSearch(MARKER, Instant.EPOCH).in(folder);
  }

  private static byte[] around(byte[] middle, int before) {
    var all = new byte[before + middle.length + 77];
    java.util.Arrays.fill(all, (byte) 'x');
    System.arraycopy(middle, 0, all, before, middle.length);
    return all;
  }

  static Stream<byte[]> writings() {
    var plain = MARKER.getBytes(UTF_8);
    return Stream.of(
        plain,
        MARKER.getBytes(UTF_16LE),
        HexFormat.of().formatHex(plain).getBytes(UTF_8),
        Base64.getEncoder().encode(plain),
        Base64.getEncoder().encode(("{\"m\":\"" + MARKER + "\"}").getBytes(UTF_8)),
        Base64.getEncoder().encode(("{\"mm\":\"" + MARKER + "\"}").getBytes(UTF_8)),
        Base64.getEncoder().encode(("{\"mmm\":\"" + MARKER + "\"}").getBytes(UTF_8)));
  }

  @Test
  void it_is_found_behind_links_and_one_that_leads_back_stops_nothing() throws IOException {
    var disk = Files.createDirectories(folder.resolve("disk/objects"));
    Files.write(disk.resolve("0"), around(MARKER.getBytes(UTF_8), 10));
    var data = Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(data.resolve("objects"), disk);
    Files.createSymbolicLink(disk.resolve("round"), disk);
    var office = Files.createSymbolicLink(folder.resolve("office"), data);
    for (var from : List.of(data, office)) {
      var seen = new MarkerSearch(MARKER, Instant.EPOCH).in(from);
      assertThat(seen.found()).hasSize(1);
      assertThat(seen.unreadable()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("writings")
  void it_is_found_in_whatever_writing_and_wherever_in_the_file(byte[] written) throws IOException {
    // at the begin, in the middle, over the border of two pieces that are read
    for (var before : new int[] {0, 5_000, (1 << 20) - 20, (1 << 20) - 1, 3 << 20}) {
      Files.createDirectories(folder.resolve("pg/base"));
      Files.write(folder.resolve("pg/base/1"), around(written, before));
      assertThat(search().found()).as("after %s bytes", before).hasSize(1);
    }
  }

  @Test
  void it_is_found_at_each_place_of_a_short_file_also_as_its_last_bytes() throws IOException {
    var near = MARKER.substring(1) + MARKER.substring(0, 42); // all of it, in another order
    for (var before = 0; before <= near.length(); before++) {
      Files.writeString(folder.resolve("a"), near.substring(0, before) + MARKER);
      assertThat(search().found()).as("after %s bytes", before).hasSize(1);
    }
  }

  @Test
  void what_is_not_it_is_not_found() throws IOException {
    Files.writeString(folder.resolve("a"), MARKER.substring(1) + MARKER.substring(0, 42));
    Files.write(folder.resolve("empty"), new byte[0]);
    var seen = search();
    assertThat(seen.found()).isEmpty();
    assertThat(seen.read()).isEqualTo(seen.there()).isPositive();
  }

  @Test
  void files_that_were_not_written_since_are_not_read_again() throws IOException {
    var old = Files.writeString(folder.resolve("old"), MARKER);
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
    var seen = new MarkerSearch(MARKER, Instant.parse("2026-11-02T00:00:00Z")).in(folder);
    assertThat(seen.there()).isZero();
    assertThat(seen.found()).isEmpty();
  }

  private MarkerSearch.Seen onward(@Nullable Path after) throws IOException {
    return new MarkerSearch(MARKER, Instant.EPOCH, 1000).in(folder, after);
  }

  @Test
  void a_search_goes_on_where_the_one_before_ended() throws IOException {
    Files.write(folder.resolve("a"), new byte[1000]);
    Files.write(folder.resolve("b"), new byte[1000]);
    Files.write(folder.resolve("c"), around(MARKER.getBytes(UTF_8), 3));
    var one = onward(null);
    assertThat(one.last()).isEqualTo(folder.resolve("a"));
    var two = onward(one.last());
    assertThat(two.last()).isEqualTo(folder.resolve("b"));
    assertThat(two.read()).as("with what was read before").isEqualTo(2000);
    var three = onward(two.last());
    assertThat(three.found()).containsExactly(folder.resolve("c"));
    assertThat(three.read()).isEqualTo(three.there());
    assertThat(three.last()).as("all was read").isNull();
  }

  @Test
  void a_folder_that_may_not_be_entered_is_counted() throws IOException {
    var closed = Files.createDirectory(folder.resolve("closed"));
    Files.createDirectory(folder.resolve("lost+found"));
    for (var it : new Path[] {closed, folder.resolve("lost+found")}) {
      Files.setPosixFilePermissions(it, PosixFilePermissions.fromString("---------"));
    }
    assumeFalse(Files.isReadable(closed), "root may");
    assertThat(search().unreadable()).isEqualTo(1);
  }

  @Test
  void what_is_more_than_the_limit_is_counted_and_not_said_to_be_read() throws IOException {
    Files.write(folder.resolve("a"), new byte[1000]);
    Files.write(folder.resolve("b"), new byte[1000]);
    var seen = new MarkerSearch(MARKER, Instant.EPOCH, 1000).in(folder);
    assertThat(seen.there()).isEqualTo(2000);
    assertThat(seen.read()).isEqualTo(1000);
    assertThat(new MarkerSearch(MARKER, Instant.EPOCH, 1001).in(folder).read()).isEqualTo(2000);
  }

  /// To close any descriptor of it would give the lock up, and a second office could start.
  @Test
  void the_lock_of_the_folder_that_is_searched_stays() throws Exception {
    try (var held = DataFolder.open(folder)) {
      Files.write(folder.resolve("some"), around(MARKER.getBytes(UTF_8), 3));
      assertThat(new MarkerSearch(MARKER, Instant.EPOCH).in(held.path()).found()).hasSize(1);
      assertThat(HeldFolder.isHeld(folder)).isTrue();
    }
  }
}
