package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.Often;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against the `age` command of Debian, which is not ours: what one side seals, the other opens.
class AgeCommandTest {

  /// Each way.
  private static final int FILES = 1_000;

  private static final int SAMPLE = 200;

  @TempDir Path folder;

  private final Identity reader = Identity.generate(Suite.X25519);

  @BeforeAll
  static void the_command_is_there() {
    assertThat(Path.of("/usr/bin/age")).as("the age command: apt-get install age").isExecutable();
  }

  static IntStream sizes() {
    var borders = IntStream.of(0, 1, 65_535, 65_536, 65_537, 131_072, 131_073);
    return IntStream.concat(borders, new Random().ints(12, 0, 400_000));
  }

  @ParameterizedTest(name = "{0} bytes")
  @MethodSource("sizes")
  void age_opens_what_we_seal(int size) throws Exception {
    var plain = SealedStreamTest.random(size, size);

    assertThat(age(sealed(plain), "-d", "-i", keyFile())).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0} bytes")
  @MethodSource("sizes")
  void we_open_what_age_seals(int size) throws Exception {
    var plain = SealedStreamTest.random(size, size);
    var file = age(plain, "-r", reader.recipient().text());

    assertThat(open(file)).isEqualTo(plain);
  }

  /// Of a random seed, which a failure names: `-Dseed=42` plays it again.
  @Test
  void files_of_random_sizes_go_both_ways() throws Exception {
    var seed = Long.getLong("seed", new Random().nextLong());
    var chance = new Random(seed);
    var key = keyFile();
    var files = Often.times("files each way", seed, SAMPLE, FILES);
    for (var i = 0; i < files; i++) {
      // small ones, as messages are, and some of up to four chunks
      var size = chance.nextInt(i % 2 == 0 ? 3_000 : 200_000);
      var plain = SealedStreamTest.random(size, seed + i);
      var about = "seed %d, file %d of %d bytes".formatted(seed, i, size);

      assertThat(age(sealed(plain), "-d", "-i", key)).as(about).isEqualTo(plain);
      assertThat(open(age(plain, "-r", reader.recipient().text()))).as(about).isEqualTo(plain);
    }
  }

  @Test
  void both_refuse_what_is_cut_changed_or_swapped() throws Exception {
    var file = sealed(SealedStreamTest.random(140_000, 3));
    var other = sealed(SealedStreamTest.random(140_000, 4));
    var header = header(file).length();
    var chunk = header + 16 + 65_552;

    refusedByBoth(Arrays.copyOf(file, file.length - 1));
    refusedByBoth(Arrays.copyOf(file, chunk));
    refusedByBoth(Arrays.copyOf(file, chunk + 65_552));
    refusedByBoth(Arrays.copyOf(file, header));
    refusedByBoth(Arrays.copyOf(file, header + 15));
    refusedByBoth(Octets.join(file, new byte[] {0}));
    var swapped = file.clone();
    System.arraycopy(file, chunk, swapped, header + 16, 65_552);
    System.arraycopy(file, header + 16, swapped, chunk, 65_552);
    refusedByBoth(swapped);
    refusedByBoth(
        Octets.join(
            Arrays.copyOf(file, header),
            Arrays.copyOfRange(other, header(other).length(), other.length)));
    var seed = Long.getLong("seed", new Random().nextLong());
    var chance = new Random(seed);
    for (var i = 0; i < 30; i++) {
      var flipped = file.clone();
      flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
      refusedByBoth(flipped);
    }
  }

  static Stream<Vector> x25519() {
    return Vector.in("age")
        .filter(vector -> vector.name().contains("x25519"))
        .filter(vector -> !vector.name().contains("mlkem"));
  }

  /// With a key file as a member exports it, comments and all.
  @ParameterizedTest(name = "{0}")
  @MethodSource("x25519")
  void age_agrees_about_our_vectors(Vector vector) throws Exception {
    var keyFile = folder.resolve("company-key");
    Files.writeString(
        keyFile,
        "# denwaban company key v1\n# client: 0196f0a0-0000-7000-8000-000000000001\n# epoch: 1\n"
            + vector.get("identity")
            + "\n");
    var file = vector.body().toArray();
    if (vector.get("expect").equals("opens")) {
      assertThat(age(file, "-d", "-i", keyFile.toString()))
          .hasSize(Integer.parseInt(vector.get("released")));
    } else {
      assertThatThrownBy(() -> age(file, "-d", "-i", keyFile.toString()))
          .hasMessageContaining("age said");
    }
  }

  private void refusedByBoth(byte[] file) {
    assertThatThrownBy(() -> open(file)).isInstanceOf(NotOpened.class);
    assertThatThrownBy(() -> age(file, "-d", "-i", keyFile())).hasMessageContaining("age said");
  }

  private byte[] sealed(byte[] plain) throws IOException {
    var payload = new ByteArrayOutputStream();
    try (var stream = SealedStream.open(reader.recipient(), payload)) {
      stream.write(plain, 0, plain.length);
      return Octets.join(stream.finish().header().toArray(), payload.toByteArray());
    }
  }

  private byte[] open(byte[] file) throws IOException, NotOpened {
    var in = new ByteArrayInputStream(file);
    var plain = new ByteArrayOutputStream();
    Opening.whole(reader, HeaderText.readFrom(in), in, plain);
    return plain.toByteArray();
  }

  private static Bytes header(byte[] file) throws IOException, NotOpened {
    return HeaderText.readFrom(new ByteArrayInputStream(file));
  }

  private String keyFile() throws IOException {
    return Files.writeString(folder.resolve("key"), reader.export() + "\n").toString();
  }

  private byte[] age(byte[] input, String... args) throws IOException, InterruptedException {
    var in = Files.write(folder.resolve("in"), input);
    var out = folder.resolve("out");
    Files.deleteIfExists(out);
    var command = new ArrayList<String>(List.of("/usr/bin/age", "-o"));
    command.add(out.toString());
    command.addAll(Arrays.asList(args));
    command.add(in.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("age said: " + said);
    }
    return Files.readAllBytes(out);
  }
}
