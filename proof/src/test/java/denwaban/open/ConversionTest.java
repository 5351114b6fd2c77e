package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.open.table.RequestRow;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/// What a client takes to another program.
class ConversionTest extends ToolRuns {

  private static final ObjectId SLIP = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e4");

  private static final String MESSAGE =
      """
      {"v":1,"kind":"message","call":"0196f0a0-0000-7000-8000-0000000000c1","form":{"version":3,"fields":[\
      {"key":"name","label":{"ja":"お名前","en":"Name"},"value":"=HYPERLINK(\\"http://x\\")"},\
      {"key":"number","label":{"ja":"電話番号","en":"Telephone"},"value":"the-number-that-rang",\
      "display":{"ja":"掛けてきた番号","en":"The number that rang"},"refersTo":"caller"}%s]},\
      "caller":{"number":null,"ending":"5678","withheld":false},"at":"2026-11-24T06:03:12.000Z","operator":"佐藤 花"}\
      """;

  private static final String KEPT =
      """
      {"arrivedAt":"2026-11-24T06:00:00.000Z","call":"0196f0a0-0000-7000-8000-0000000000c1",\
      "caller":{"number":"+81312345678","withheld":false},"kind":"slip","v":1}\
      """
          + " ".repeat(64);

  private static final String REQUESTS =
      """
      {"dueAt":"2026-12-08T06:00:00.000Z","form":"electronic","ground":"","id":"0196f0a0-0000-7000-8000-0000000000f1",\
      "identity":"call-back","kind":"disclose","n":1,"receivedAt":"2026-11-24T06:00:00.000Z",\
      "state":"answered","statedAt":"2026-11-25T06:00:00.000Z","way":"telephone"}
      """;

  private static byte[] wav(int frames, int fill) {
    var sound = new byte[2 * frames];
    Arrays.fill(sound, (byte) fill);
    return wav(sound);
  }

  /// @param sound µ-law of two channels
  static byte[] wav(byte[] sound) {
    var header =
        ByteBuffer.allocate(58)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("RIFF".getBytes(UTF_8))
            .putInt(-1)
            .put("WAVEfmt ".getBytes(UTF_8))
            .putInt(18)
            .putShort((short) 7)
            .putShort((short) 2)
            .putInt(8_000)
            .putInt(16_000)
            .putShort((short) 2)
            .putShort((short) 8)
            .putShort((short) 0)
            .put("fact".getBytes(UTF_8))
            .putInt(4)
            .putInt(-1)
            .put("data".getBytes(UTF_8))
            .putInt(-1)
            .array();
    var all = new ByteArrayOutputStream();
    all.writeBytes(header);
    all.writeBytes(sound);
    return all.toByteArray();
  }

  private TestPack pack(boolean complete, byte[]... sound) throws IOException {
    var pack = new TestPack(Suite.X25519, complete, 0);
    var first = MESSAGE.formatted("").getBytes(UTF_8);
    var second =
        MESSAGE
            .formatted(
                ",{\"key\":\"memo\",\"label\":{\"ja\":\"ご用件\"},\"value\":\"改行\\nと\\\"引用\\\"\"}")
            .getBytes(UTF_8);
    var prev = pack.object(TestPack.MESSAGE, 1, null, Manifest.Kind.MESSAGE, 1, true, first);
    pack.object(
        TestPack.CORRECTION, 2, Digest.sha256(prev), Manifest.Kind.MESSAGE, 2, true, second);
    pack.object(SLIP, 1, null, Manifest.Kind.SLIP, 2, true, KEPT.getBytes(UTF_8));
    pack.files.keySet().removeIf(it -> it.startsWith(TestPack.R1));
    pack.object(TestPack.RECORDING, 1, null, Manifest.Kind.RECORDING, 1, complete, sound);
    return pack;
  }

  private int convert(TestPack pack, String language) throws IOException {
    var zip = pack.write(folder.resolve("pack.zip"));
    var keys = pack.keys(folder.resolve("key.txt"));
    var out = folder.resolve("out");
    return run("convert", zip, "-i", keys, "-o", out, "--lang", language);
  }

  private String text(String name) throws IOException {
    return new String(out(name), UTF_8);
  }

  private Path sound() throws IOException {
    try (var files = Files.list(folder.resolve("out"))) {
      return files.filter(it -> it.toString().endsWith(".wav")).findFirst().orElseThrow();
    }
  }

  @Test
  void in_a_folder_that_others_may_read_they_read_nothing() throws Exception {
    Files.createDirectory(folder.resolve("out"), permissions("rwxr-xr-x"));
    assertThat(convert(pack(true, wav(8, 1)), "ja")).isZero();
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files.toList())
          .hasSizeGreaterThan(5)
          .allSatisfy(it ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it)))
                  .as("%s", it)
                  .isEqualTo("rw-------"));
    }
  }

  private static FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  @Test
  void messages_and_calls_are_tables_that_a_spreadsheet_opens() throws Exception {
    assertThat(convert(pack(true, wav(8, 1)), "ja")).isZero();
    assertThat(text("messages.csv").lines().toList())
        .startsWith("\uFEFF日時（日本時間）,種類,通話ID,版,最新の版,発信者番号,オペレーター,お名前,電話番号,ご用件")
        .anySatisfy(it ->
            assertThat(it)
                .isEqualTo(
                    "2026-11-24 15:03:12,伝言,0196f0a0-0000-7000-8000-0000000000c1,1,0,\"'+81312345678\","
                        + "佐藤 花,\"'=HYPERLINK(\"\"http://x\"\")\",\"'+81312345678\","));
    assertThat(text("messages.csv")).contains("\"改行\nと\"\"引用\"\"\"\r\n");
    assertThat(text("calls.csv"))
        .contains(
            "2026-11-24 15:00:00,,0196f0a0-0000-7000-8000-0000000000c1,\"'+81312345678\"\r\n");
    assertThat(Files.getPosixFilePermissions(folder.resolve("out")))
        .as("others may not look in")
        .hasSize(3);
  }

  @Test
  void a_recording_is_one_file_that_another_program_plays() throws Exception {
    assertThat(convert(pack(true, wav(2_400_000, 1), wav(16_001, 2)), "en")).isZero();
    try (var sound = AudioSystem.getAudioInputStream(sound().toFile())) {
      assertThat(sound.getFormat().getChannels()).isEqualTo(2);
      assertThat(sound.getFrameLength()).isEqualTo(2_416_001);
      sound.skipNBytes(4_800_000);
      assertThat(sound.readAllBytes()).hasSize(32_002).containsOnly(2);
    }
    assertThat(text("recordings.csv")).contains(sound().getFileName().toString());
  }

  @Test
  void versions_and_rows_are_in_their_order_whatever_their_ids_are() throws Exception {
    var pack = pack(true, wav(8, 1));
    pack.files.keySet().removeIf(it -> it.startsWith("objects/"));
    var text = MESSAGE.formatted("");
    var first = ObjectId.of("0196f0a0-0000-7000-8000-0000000000ef");
    var second = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e0");
    var prev = pack.object(first, 1, null, Manifest.Kind.MESSAGE, 1, true, text.getBytes(UTF_8));
    pack.object(
        second, 2, Digest.sha256(prev), Manifest.Kind.MESSAGE, 2, true, text.getBytes(UTF_8));
    var later = text.replace("06:03:12", "06:09:00").getBytes(UTF_8);
    var earlier = text.replace("06:03:12", "06:01:00").getBytes(UTF_8);
    pack.object(
        ObjectId.of("0196f0a0-0000-7000-8000-0000000000d1"),
        1,
        null,
        Manifest.Kind.DRAFT,
        2,
        true,
        later);
    pack.object(
        ObjectId.of("0196f0a0-0000-7000-8000-0000000000d2"),
        1,
        null,
        Manifest.Kind.DRAFT,
        2,
        true,
        earlier);

    assertThat(convert(pack, "en")).as(said()).isZero();
    assertThat(text("messages.csv").lines().skip(1))
        .extracting(it -> it.substring(11, 20))
        .containsExactly("15:01:00,", "15:03:12,", "15:03:12,", "15:09:00,");
    assertThat(text("messages.csv").lines().skip(2).limit(2))
        .satisfiesExactly(
            it -> assertThat(it).contains("c1,1,0,"), it -> assertThat(it).contains("c1,2,1,"));

    var zip = folder.resolve("pack.zip");
    var keys = folder.resolve("key.txt");
    assertThat(run("open", zip, second, "-i", keys, "-o", folder.resolve("one"))).isZero();
    assertThat(said()).contains("the newest version");
  }

  @Test
  void a_file_that_was_there_stays_as_it_was() throws Exception {
    var pack = pack(true, wav(8, 1));
    assertThat(convert(pack, "en")).isZero();
    Files.writeString(sound(), "mine");
    for (var name : Tables.NAMES) Files.delete(folder.resolve("out").resolve(name));
    assertThat(convert(pack, "en")).isEqualTo(1);
    assertThat(said()).contains("is there already");
    assertThat(sound()).hasContent("mine");
  }

  @Test
  void what_broke_off_goes_to_its_end_and_says_so() throws Exception {
    assertThat(convert(pack(false, wav(100_000, 1), wav(100_000, 2)), "en")).isEqualTo(3);
    assertThat(text("recordings.csv")).contains("breaks off");
    try (var sound = AudioSystem.getAudioInputStream(sound().toFile())) {
      assertThat(sound.getFrameLength()).isGreaterThan(100_000).isLessThan(200_000);
    }
  }

  @Test
  void what_has_another_form_is_refused_and_the_rest_is_there() throws Exception {
    for (var strange : List.of("no sound".getBytes(UTF_8), new byte[5_000])) {
      var pack = pack(true, strange);
      assertThat(convert(pack, "en")).isEqualTo(1);
      assertThat(said()).contains("no WAV of ours");
      assertThat(text("messages.csv")).contains("HYPERLINK");
      assertThat(convert(pack, "en")).isEqualTo(1);
      assertThat(said()).contains("is there already");
      for (var name : Tables.NAMES) Files.delete(folder.resolve("out").resolve(name));
    }
    var pack = pack(true, wav(8, 1));
    pack.object(SLIP, 1, null, Manifest.Kind.SLIP, 2, true, "[1".getBytes(UTF_8));
    assertThat(convert(pack, "en")).isEqualTo(1);
    assertThat(said()).contains("does not read");
  }

  @Test
  void without_the_key_nothing_but_the_heads_is_written() throws Exception {
    var pack = pack(true, wav(8, 1));
    var zip = pack.write(folder.resolve("pack.zip"));
    var strange = new TestPack(Suite.X25519, true, 0).keys(folder.resolve("strange"));
    assertThat(run("convert", zip, "-i", strange, "-o", folder.resolve("out"))).isEqualTo(1);
    assertThat(text("messages.csv").lines()).hasSize(1);
    assertThat(text("recordings.csv").lines()).hasSize(1);
    assertThat(run("convert", zip, "-i", strange)).isEqualTo(2);
  }

  @Test
  void requests_of_data_subjects_are_a_table_without_who_asked() throws Exception {
    var pack = pack(true, wav(8, 1));
    pack.files.put(RequestRow.PATH, Bytes.of(REQUESTS.getBytes(UTF_8)));
    assertThat(convert(pack, "ja")).isZero();
    assertThat(text("requests.csv").lines().toList())
        .hasSize(2)
        .startsWith("\uFEFF受付（日本時間）,番号,請求ID,種類,受付の方法,期限（日本時間）,状態,状態の日時（日本時間）,本人確認,回答の形,理由")
        .element(1)
        .isEqualTo(
            "2026-11-24 15:00:00,1,0196f0a0-0000-7000-8000-0000000000f1,disclose,telephone,"
                + "2026-12-08 15:00:00,answered,2026-11-25 15:00:00,call-back,electronic,");
  }

  @Test
  void a_pack_without_a_register_has_a_table_of_heads() throws Exception {
    assertThat(convert(pack(true, wav(8, 1)), "en")).isZero();
    assertThat(text("requests.csv").lines()).hasSize(1);
  }

  @Test
  void a_register_that_is_none_is_refused() throws Exception {
    var pack = pack(true, wav(8, 1));
    pack.files.put(
        RequestRow.PATH, Bytes.of(REQUESTS.replace("\"n\":1", "\"n\":0").getBytes(UTF_8)));
    assertThat(convert(pack, "en")).isEqualTo(Main.REFUSED);
  }
}
