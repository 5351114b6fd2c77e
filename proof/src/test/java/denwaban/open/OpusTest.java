package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ObjectId;
import denwaban.open.table.OpusEncoder;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `convert --opus`, with the real `opusenc` and with ones that fail.
class OpusTest extends ToolRuns {

  private static final ObjectId SECOND = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e5");
  private static final int RATE = 8_000;

  /// Short words of one tone with pauses, and a pitch that glides so that a shift would show.
  private static short[] voice(int frames, double hertz) {
    var sound = new short[frames];
    var phase = 0.0;
    for (var i = 0; i < frames; i++) {
      phase += 2 * Math.PI * hertz * (1 + 0.3 * Math.sin(i / 3_000.0)) / RATE;
      sound[i] = (short) (i / 2_400 % 3 == 2 ? 0 : 9_000 * Math.sin(phase));
    }
    return sound;
  }

  /// ITU-T G.711 as its reference code encodes, another way than the table that is tested.
  private static byte muLaw(short sample) {
    var size = Math.min(Math.abs(sample), 32_635) + 132;
    var exponent = 24 - Integer.numberOfLeadingZeros(size);
    var bits = exponent << 4 | size >> exponent + 3 & 0x0F;
    return (byte) ~(sample < 0 ? bits | 0x80 : bits);
  }

  private static byte[] muLaw(short[] left, short[] right, int from, int to) {
    var sound = new byte[2 * (to - from)];
    for (var i = from; i < to; i++) {
      sound[2 * (i - from)] = muLaw(left[i]);
      sound[2 * (i - from) + 1] = muLaw(right[i]);
    }
    return ConversionTest.wav(sound);
  }

  private Path pack(boolean complete, byte[]... sound) throws IOException {
    var pack = new TestPack(Suite.X25519, complete, 0);
    pack.files.keySet().removeIf(it -> it.startsWith("objects/"));
    pack.object(TestPack.RECORDING, 1, null, Manifest.Kind.RECORDING, 1, complete, sound);
    pack.object(
        SECOND, 1, null, Manifest.Kind.RECORDING, 1, true, ConversionTest.wav(new byte[64]));
    pack.keys(folder.resolve("key.txt"));
    return pack.write(folder.resolve("pack.zip"));
  }

  private int convert(Path pack, String language) {
    var key = folder.resolve("key.txt");
    var out = folder.resolve("out");
    return run("convert", pack, "-i", key, "-o", out, "--opus", "--lang", language);
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder.resolve("out"))) return List.of();
    try (var files = Files.list(folder.resolve("out"))) {
      return files.filter(it -> !it.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private String text(String name) throws IOException {
    return new String(out(name), UTF_8);
  }

  /// The next run finds this alone.
  private void fake(String script, Duration patience) throws IOException {
    var file = Files.writeString(folder.resolve("opusenc"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    encoder = OpusEncoder.on("nowhere:" + folder, patience);
  }

  private void fake(String script) throws IOException {
    fake(script, OpusEncoder.PATIENCE);
  }

  private static short[][] decoded(Path opus) throws Exception {
    var process =
        new ProcessBuilder("opusdec", "--quiet", "--rate", "8000", opus.toString(), "-").start();
    var bytes = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    var from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    var both = new short[2][from.remaining() / 2];
    for (var i = 0; from.remaining() > 1; i++) {
      both[0][i] = from.get();
      both[1][i] = from.get();
    }
    return both;
  }

  private static double correlation(short[] one, short[] other) {
    double both = 0;
    double ones = 0;
    double others = 0;
    for (var i = 0; i < Math.min(one.length, other.length); i++) {
      both += one[i] * (double) other[i];
      ones += one[i] * (double) one[i];
      others += other[i] * (double) other[i];
    }
    return both / Math.sqrt(ones * others);
  }

  @Test
  void a_recording_decodes_to_the_sound_that_was_sealed() throws Exception {
    var left = voice(30 * RATE, 440);
    var right = voice(30 * RATE, 970);
    // the first segment ends within a piece that goes to the encoder
    var cut = 100_003;
    var pack = pack(true, muLaw(left, right, 0, cut), muLaw(left, right, cut, left.length));
    assertThat(convert(pack, "en")).as(said()).isZero();
    assertThat(files()).hasSize(2).allSatisfy(it -> assertThat(it).hasExtension("opus"));
    assertThat(text("recordings.csv")).contains(files().getFirst().getFileName().toString());
    assertThat(Files.size(files().getFirst())).isLessThan(2L * left.length);

    var heard = decoded(files().getFirst());
    assertThat(heard[0].length).isBetween(left.length - 2, left.length + 2);
    assertThat(correlation(left, heard[0])).isGreaterThan(0.95);
    assertThat(correlation(right, heard[1])).isGreaterThan(0.95);
    assertThat(correlation(left, heard[1])).isLessThan(0.2);
  }

  @Test
  void what_broke_off_goes_to_its_end_and_says_so() throws Exception {
    var voice = voice(20 * RATE, 440);
    var pack = pack(false, muLaw(voice, voice, 0, voice.length));
    assertThat(convert(pack, "en")).isEqualTo(Main.INCOMPLETE);
    assertThat(text("recordings.csv")).contains("breaks off");
    assertThat(decoded(files().getFirst())[0].length).isBetween(RATE, voice.length - 1);
  }

  @Test
  void without_the_encoder_nothing_is_written_and_it_says_what_to_install() throws Exception {
    var pack = pack(true, ConversionTest.wav(new byte[64]));
    encoder = OpusEncoder.on("relative:" + folder.resolve("empty"), OpusEncoder.PATIENCE);
    assertThat(convert(pack, "en")).isEqualTo(Main.REFUSED);
    assertThat(said())
        .contains("Opus needs opusenc", "apt install opus-tools", "brew install opus-tools");
    assertThat(convert(pack, "ja")).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("opusenc が必要です", "apt install opus-tools");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_program_of_a_relative_folder_is_not_run() throws Exception {
    fake("exit 0");
    var relative = Path.of("").toAbsolutePath().relativize(folder.toRealPath()).toString();
    assertThat(OpusEncoder.on(relative, OpusEncoder.PATIENCE).installed()).isFalse();
    assertThat(encoder.installed()).isTrue();
    assertThat(OpusEncoder.on(null, OpusEncoder.PATIENCE).installed()).isFalse();
  }

  @Test
  void sound_goes_through_pipes_and_into_no_file() throws Exception {
    fake("echo \"$@\" >'" + folder.resolve("args") + "'; cat >/dev/null; echo Ogg");
    assertThat(convert(pack(true, ConversionTest.wav(new byte[64])), "en")).isZero();
    assertThat(folder.resolve("args"))
        .hasContent("--quiet --raw --raw-rate 8000 --raw-chan 2 - -\n");
    assertThat(files().getFirst()).hasContent("Ogg\n");
  }

  @Test
  void an_encoder_that_fails_leaves_no_file_and_the_tables_are_there() throws Exception {
    var minute = ConversionTest.wav(new byte[1_000_000]);
    for (var script :
        List.of(
            "exit 1",
            "cat >/dev/null; exit 0",
            "echo Ogg; cat >/dev/null; exit 1",
            "head -c 50000 >/dev/null; echo Ogg; exit 0")) {
      fake(script);
      assertThat(convert(pack(true, minute), "en")).as(script).isEqualTo(Main.REFUSED);
      assertThat(said()).contains("opusenc did not make Opus");
      assertThat(text("recordings.csv").lines()).as(script).hasSizeLessThanOrEqualTo(2);
      assertThat(files().stream().filter(it -> it.toString().contains("e2")).toList())
          .as(script)
          .isEmpty();
      for (var name : Tables.NAMES) Files.delete(folder.resolve("out").resolve(name));
      for (var file : files()) Files.delete(file);
    }
  }

  @Test
  void an_encoder_that_cannot_start_is_refused() throws Exception {
    fake("exit 0");
    Files.writeString(folder.resolve("opusenc"), "#!/no/such/program\n");
    assertThat(convert(pack(true, ConversionTest.wav(new byte[64])), "en")).isEqualTo(1);
    assertThat(said()).contains("opusenc did not make Opus");
    assertThat(files()).isEmpty();
  }

  @Test
  @Timeout(60)
  void an_encoder_that_says_more_than_it_heard_fills_no_disk() throws Exception {
    fake("yes", Duration.ofSeconds(30));
    assertThat(convert(pack(true, ConversionTest.wav(new byte[64])), "en")).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @Test
  @Timeout(60)
  void an_encoder_that_hangs_is_ended_once_and_not_waited_for_again() throws Exception {
    for (var script : List.of("sleep 600", "echo Ogg; cat >/dev/null; sleep 600")) {
      fake("echo >>'" + folder.resolve("starts") + "'; " + script, Duration.ofSeconds(2));
      assertThat(convert(pack(true, ConversionTest.wav(new byte[1_000_000])), "ja")).isEqualTo(1);
      assertThat(said()).contains("Opusにできませんでした");
      assertThat(files()).isEmpty();
      assertThat(text("recordings.csv").lines()).hasSize(1);
      assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(1);
      assertThat(ProcessHandle.current().descendants().map(it -> it.info().commandLine()))
          .noneMatch(it -> it.orElse("").contains("sleep 600"));
      Files.delete(folder.resolve("starts"));
      for (var name : Tables.NAMES) Files.delete(folder.resolve("out").resolve(name));
    }
  }

  @Test
  void a_file_that_was_there_stays_as_it_was() throws Exception {
    var pack = pack(true, ConversionTest.wav(new byte[64]));
    assertThat(convert(pack, "en")).isZero();
    var file = files().getFirst();
    Files.writeString(file, "mine");
    for (var name : Tables.NAMES) Files.delete(folder.resolve("out").resolve(name));
    assertThat(convert(pack, "en")).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("is there already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void a_recording_of_another_format_is_refused() throws Exception {
    var pcm = ConversionTest.wav(new byte[64]);
    pcm[20] = 1;
    assertThat(convert(pack(true, pcm), "en")).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("no WAV of ours");
    assertThat(files()).hasSize(1);
  }

  @Test
  void mu_law_is_decoded_as_its_standard_says() throws Exception {
    var all = new byte[512];
    for (var i = 0; i < all.length; i++) all[i] = (byte) (i / 2);
    fake("tee -a '" + folder.resolve("pcm") + "'");
    assertThat(convert(pack(true, ConversionTest.wav(all)), "en")).isZero();
    var pcm =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("pcm")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    for (var i = 0; i < 256; i++) {
      var left = pcm.get();
      assertThat(pcm.get()).isEqualTo(left);
      // there are two zeros
      assertThat(muLaw(left)).isEqualTo((byte) (i == 0x7F ? 0xFF : i));
    }
    assertThat(pcm.get(0)).isEqualTo((short) -32_124);
    assertThat(pcm.get(512)).as("the second recording").isEqualTo((short) -32_124);
  }
}
