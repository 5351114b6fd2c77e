package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.open.table.NoteRow;
import denwaban.seal.age.Suite;
import denwaban.seal.note.NotePlace;
import denwaban.seal.note.SealedNote;
import denwaban.seal.note.TestNote;
import denwaban.seal.statement.TestLine;
import denwaban.seal.statement.TestLine.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What members wrote about messages and about requests of data subjects, in a pack.
class OpenNotesTest extends ToolRuns {

  private static final String ITEM = NoteRow.ofItem(TestNote.ITEM);
  private static final String REQUEST = NoteRow.ofRequest(TestNote.REQUEST);
  private static final String ASKS =
      """
      {"what":"asks","name":"山田 太郎","number":"03-1234-5678","text":"=1+1 録音を見たい"}\
      """;

  private TestPack pack;

  @BeforeEach
  void made() throws IOException {
    pack = new TestPack(Suite.X25519, true, 0);
    // the sound of these packs is none of ours
    pack.drop(TestPack.R1);
    notes(
        ITEM,
        note(1, pack.ryo, TestNote.ofItem(1), "折り返しました"),
        note(2, pack.mio, TestNote.ofItem(2), "済みです"));
    notes(
        REQUEST,
        note(1, pack.mio, TestNote.ofRequest(3), ASKS),
        note(2, pack.mio, TestNote.ofRequest(4), "{\"what\":\"answer\",\"text\":\"渡しました\"}"));
  }

  private SealedNote note(int epoch, Person by, NotePlace at, String text) {
    return TestNote.sealed(pack.line, epoch, by, at, text);
  }

  private void notes(String path, SealedNote... notes) {
    pack.files.put(path, NoteRow.text(Stream.of(notes).map(OpenNotesTest::row).toList()));
  }

  private static NoteRow row(SealedNote note) {
    return new NoteRow(note, Instant.parse("2026-11-24T06:10:00.123Z"), "木村 涼");
  }

  private int convert(String language) throws IOException {
    var out = folder.resolve("out");
    for (var name : Tables.NAMES) Files.deleteIfExists(out.resolve(name));
    return run("convert", zip(), "-i", keys(), "-o", out, "--lang", language);
  }

  private Path zip() throws IOException {
    return pack.write(folder.resolve("pack.zip"));
  }

  private Path keys() throws IOException {
    return pack.keys(folder.resolve("key.txt"));
  }

  private List<String> rows(String table) throws IOException {
    return new String(out(table), UTF_8).lines().toList();
  }

  @Test
  void both_kinds_become_tables() throws Exception {
    assertThat(convert("ja")).as(said()).isZero();
    assertThat(rows("notes.csv"))
        .containsExactly(
            "\uFEFF書いた日時（日本時間）,通話ID,書いた人,申し送り",
            "2026-11-24 15:10:00," + TestNote.CALL + ",木村 涼,折り返しました",
            "2026-11-24 15:10:00," + TestNote.CALL + ",木村 涼,済みです");
    var request = "2026-11-24 15:10:00," + TestNote.REQUEST;
    assertThat(rows("request-notes.csv"))
        .containsExactly(
            "\uFEFF書いた日時（日本時間）,請求ID,種類,書いた人,求めた方,電話番号,内容",
            // what would be a formula is none
            request + ",求め,木村 涼,山田 太郎,03-1234-5678,\"'=1+1 録音を見たい\"",
            request + ",回答,木村 涼,,,渡しました");
    assertThat(convert("en")).isZero();
    assertThat(rows("request-notes.csv").get(1)).contains(",Asked,");
  }

  @Test
  void what_we_do_not_know_how_to_show_is_given_as_it_is() throws Exception {
    for (var strange : List.of("[1]", "{\"what\":\"later\",\"text\":\"x\"}", "nothing")) {
      notes(REQUEST, note(2, pack.mio, TestNote.ofRequest(3), strange));
      assertThat(convert("en")).as(said()).isZero();
      assertThat(rows("request-notes.csv").get(1))
          .endsWith(
              ",,,"
                  + (strange.contains("\"") ? '"' + strange.replace("\"", "\"\"") + '"' : strange));
    }
  }

  @Test
  void they_are_checked_without_a_key() throws Exception {
    assertThat(run("verify", zip())).isZero();
    assertThat(said()).contains("4 notes are what their authors signed.");
    pack.files.keySet().removeIf(it -> it.equals(ITEM) || it.equals(REQUEST));
    assertThat(run("verify", zip())).isZero();
    assertThat(said()).doesNotContain("notes");
  }

  @Test
  void one_that_is_not_its_authors_is_refused_and_the_rest_is_there() throws Exception {
    var one = note(1, pack.ryo, TestNote.ofItem(1), "一");
    var forged =
        new SealedNote(
            one.place(), pack.mio.said().person(), one.company(), one.file(), one.signature());
    var good = note(2, pack.mio, TestNote.ofItem(2), "二");
    notes(ITEM, forged, good);
    refused("bad-signature");
    assertThat(rows("notes.csv")).hasSize(2).element(1).asString().endsWith("二");
    notes(ITEM, note(2, pack.ryo, TestNote.ofItem(1), "一"), good);
    refused("not-trusted");
  }

  @Test
  void one_that_comes_twice_is_refused_the_second_time() throws Exception {
    var one = note(2, pack.mio, TestNote.ofItem(1), "一");
    notes(ITEM, one, one);
    refused("twice");
    assertThat(rows("notes.csv")).hasSize(2);
  }

  @Test
  void one_in_anothers_file_is_refused() throws Exception {
    notes(ITEM, note(2, pack.mio, TestNote.ofRequest(3), ASKS));
    refused("bad-place");
    notes(ITEM, note(2, pack.mio, TestNote.ofItem(1), "一"));
    notes(REQUEST, note(2, pack.mio, TestNote.ofItem(2), "二"));
    refused("bad-place");
  }

  @Test
  void one_of_a_strange_key_is_refused() throws Exception {
    var other = new TestLine(TestLine.AOBA, null, pack.mio).first(pack.mio);
    notes(ITEM, TestNote.sealed(other, 1, pack.mio, TestNote.ofItem(1), "一"));
    refused("wrong-key");
  }

  @Test
  void what_is_no_note_is_refused() throws Exception {
    var good = new String(pack.file(ITEM).toArray(), UTF_8);
    for (var bad :
        List.of(
            good.replaceFirst("\"name\":\"木村 涼\",", ""),
            good.replaceFirst("\"at\":\"2026-11-24T06:10:00.123Z\"", "\"at\":\"\""),
            good.replaceFirst("\"signature\":\"..", "\"signature\":\""),
            "{}\n")) {
      pack.files.put(ITEM, Bytes.of(bad.getBytes(UTF_8)));
      refused(ITEM);
      assertThat(rows("request-notes.csv")).hasSize(3);
    }
  }

  @Test
  void without_its_key_a_note_stays_shut() throws Exception {
    pack.line.keys.removeFirst();
    assertThat(convert("en")).isEqualTo(Main.REFUSED);
    assertThat(said()).contains("The key for this object").contains(pack.line.name(1));
    assertThat(rows("notes.csv")).hasSize(2);
  }

  private void refused(String why) throws IOException {
    assertThat(convert("en")).isEqualTo(Main.REFUSED);
    assertThat(said()).contains(why);
    assertThat(run("verify", zip())).isEqualTo(Main.REFUSED);
    assertThat(said()).contains(why);
  }
}
