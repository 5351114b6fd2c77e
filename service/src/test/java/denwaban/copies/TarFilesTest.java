package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/// A log as one file to take along.
class TarFilesTest {

  private static final Instant AT = Instant.parse("2026-12-04T03:00:00Z");

  /// POSIX.1-1988: two records of 512 zeros end an archive.
  private static final int END = 2 * 512;

  @Test
  void it_has_each_file_in_its_folder_and_an_end() throws IOException {
    var out = new ByteArrayOutputStream();
    var files = new TarFiles(out, "log", AT);
    files.put("tile/0/000", Bytes.of("one".getBytes(StandardCharsets.UTF_8)));
    files.put("checkpoint", Bytes.of(new byte[0]));
    files.finish();
    var bytes = out.toByteArray();
    assertThat(Arrays.copyOfRange(bytes, bytes.length - END, bytes.length)).containsOnly(0);
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
      var first = tar.getNextEntry();
      assertThat(first.getName()).isEqualTo("log/tile/0/000");
      assertThat(first.getLastModifiedTime().toInstant()).isEqualTo(AT);
      assertThat(tar.readAllBytes()).asString().isEqualTo("one");
      assertThat(tar.getNextEntry().getName()).isEqualTo("log/checkpoint");
      assertThat(tar.getNextEntry()).isNull();
    }
  }
}
