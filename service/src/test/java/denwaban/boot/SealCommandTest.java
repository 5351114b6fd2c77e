package denwaban.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealCommandTest {

  private static final Pattern SHARE = Pattern.compile("DENW ABAN[A-Z0-9 -]+");

  @TempDir Path data;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /// @param types what somebody types who has read the sheets
  private int runs(Function<List<String>, String> types, String... arguments) {
    said.reset();
    var reader =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int off, int len) throws IOException {
            if (in.available() == 0) {
              in = new java.io.ByteArrayInputStream(types.apply(sheets()).getBytes(UTF_8));
            }
            return in.read(into, off, len);
          }
        };
    var all = new ArrayList<>(List.of("seal", "--denwaban.data=" + data));
    all.addAll(Arrays.asList(arguments));
    return new SealCommand(reader, new PrintStream(said, true, UTF_8)).runs(all);
  }

  private List<String> sheets() {
    return SHARE.matcher(said.toString(UTF_8)).results().map(it -> it.group().strip()).toList();
  }

  @Test
  void three_sheets_in_both_languages_and_no_master_key_left_and_back_again() {
    assertThat(runs(sheets -> sheets.get(0) + "\n" + sheets.get(2) + "\n")).isZero();
    var sheets = sheets();
    assertThat(sheets).hasSize(3).doesNotHaveDuplicates();
    assertThat(said.toString(UTF_8)).contains("分割鍵 3 / 3").contains("share 3 of 3");
    assertThat(data.resolve("keys/seal")).exists();
    assertThat(data.resolve("keys/master")).doesNotExist();

    assertThat(runs(none -> "")).as("already sealed").isOne();
    assertThat(runs(none -> sheets.get(1) + "\n" + sheets.get(1) + "\n", "--undo")).isOne();
    assertThat(said.toString(UTF_8)).contains("same-share");
    assertThat(data.resolve("keys/seal")).exists();
    assertThat(runs(none -> sheets.get(1) + "\n" + sheets.get(0) + "\n", "--undo")).isZero();
    assertThat(data.resolve("keys/master")).exists();
    assertThat(data.resolve("keys/seal")).doesNotExist();
    assertThat(runs(none -> "", "--undo")).as("not sealed").isOne();
  }

  @Test
  void sheets_that_were_not_written_down_seal_nothing() {
    assertThat(runs(sheets -> sheets.get(0) + "\n" + sheets.get(0) + "\n")).isOne();
    assertThat(runs(sheets -> "\n")).isOne();
    assertThat(data.resolve("keys/seal")).doesNotExist();
  }

  @Test
  void shares_are_in_no_file() throws IOException {
    runs(sheets -> sheets.get(0) + "\n" + sheets.get(1) + "\n");
    var sheets = sheets();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (var sheet : sheets) {
          assertThat(text).doesNotContain(sheet.replace(" ", "").substring(16, 50));
        }
      }
    }
  }

  @Test
  void an_office_that_runs_is_left_alone() {
    try (var running = denwaban.database.DataFolder.open(data)) {
      assertThat(running.path()).isEqualTo(data);
      assertThat(runs(none -> "")).isOne();
      assertThat(said.toString(UTF_8)).contains("Another Denwaban is running");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
