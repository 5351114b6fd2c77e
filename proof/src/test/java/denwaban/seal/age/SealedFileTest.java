package denwaban.seal.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole file for two readers: each opens it alone, the `age` command too, and nothing that was
/// cut or changed comes out as whole.
class SealedFileTest {

  private static final int CHUNK = 65_536;

  @TempDir Path folder;

  private final Identity one = Identity.generate(Suite.X25519);
  private final Identity two = Identity.generate(Suite.X25519);

  private byte[] sealed(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var file = SealedFile.open(List.of(one.recipient(), two.recipient()), out)) {
      file.write(plain);
      file.finish();
    }
    return out.toByteArray();
  }

  private static byte[] opened(Identity identity, byte[] file) throws Exception {
    try (var in = OpenedFile.open(identity, new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7})
  void each_reader_opens_it_and_age_does(int size) throws Exception {
    var plain = SealedStreamTest.random(size, size);
    var file = sealed(plain);

    assertThat(opened(one, file)).isEqualTo(plain);
    assertThat(opened(two, file)).isEqualTo(plain);
    for (var reader : List.of(one, two)) {
      var key = Files.writeString(folder.resolve("key"), reader.export() + "\n");
      var at = Files.write(folder.resolve("file"), file);
      var process = new ProcessBuilder("age", "-d", "-i", key.toString(), at.toString()).start();
      assertThat(process.getInputStream().readAllBytes()).isEqualTo(plain);
      assertThat(process.waitFor()).isZero();
    }
  }

  @Test
  void a_stranger_opens_nothing() throws Exception {
    var file = sealed(new byte[9]);
    assertThatThrownBy(() -> opened(Identity.generate(Suite.X25519), file))
        .isInstanceOfSatisfying(
            NotOpened.class, it -> assertThat(it.why()).isEqualTo(NotOpened.Why.NOT_FOR_YOU));
  }

  @Test
  void what_was_cut_short_has_no_end() throws Exception {
    var file = sealed(new byte[2 * CHUNK]);
    for (var cut : new int[] {1, 16, CHUNK + 16, CHUNK + 17}) {
      var shorter = Arrays.copyOf(file, file.length - cut);
      assertThatThrownBy(() -> opened(one, shorter)).as("-" + cut).isInstanceOf(IOException.class);
    }
    var longer = Arrays.copyOf(file, file.length + 1);
    assertThatThrownBy(() -> opened(one, longer)).isInstanceOf(IOException.class);
  }

  @Test
  void without_its_end_a_file_is_none() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var file = SealedFile.open(List.of(one.recipient()), out)) {
      file.write(new byte[CHUNK + 1]);
    }
    assertThatThrownBy(() -> opened(one, out.toByteArray())).isInstanceOf(IOException.class);
  }

  @Test
  void readers_of_two_suites_or_none_are_refused() {
    var hybrid = Identity.generate(Suite.HYBRID).recipient();
    for (var readers : List.of(List.<Recipient>of(), List.of(one.recipient(), hybrid))) {
      assertThatThrownBy(() -> SealedFile.open(readers, new ByteArrayOutputStream()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
