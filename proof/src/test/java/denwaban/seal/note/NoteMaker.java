package denwaban.seal.note;

import denwaban.kernel.Bytes;
import denwaban.seal.age.AgeFile;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.TestLine;
import denwaban.seal.statement.TestLine.Person;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/note` anew: `-Dvectors.make=true`. Each is read as one of ryo's in epoch 1.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class NoteMaker {

  private static final NotePlace HERE = TestNote.ofItem(0);

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);
  private final Person aki = Person.of(TestLine.AOBA, 3);
  private final TestLine line =
      new TestLine(TestLine.AOBA, null, ryo, mio, aki)
          .first(ryo)
          .grant(ryo, mio)
          .epoch(Reason.LEFT, mio, mio);
  private final TestLine other = new TestLine(TestLine.AOBA, null, ryo).first(ryo);

  @Test
  void notes() throws Exception {
    var text = " 折り返し済み\n2件目は明日";
    var good = note(ryo, HERE, text);
    write("good", "good", good);
    write("good-longest", "good", note(ryo, HERE, "あ".repeat(1_000)));
    write("good-of-the-newest-epoch", "good", TestNote.sealed(line, 2, mio, HERE, "新しい鍵で"));
    write("one-character-more", "malformed", note(ryo, HERE, "あ".repeat(1_001)));
    write("of-spaces", "malformed", note(ryo, HERE, ""));
    var shorter = new byte[SealedNote.BYTES - 1];
    Arrays.fill(shorter, (byte) 'x');
    write("shorter-than-the-others", "malformed", TestNote.sealed(line, 1, ryo, HERE, shorter));
    var noText = TestNote.filled("x");
    noText[0] = (byte) 0xff;
    write("no-utf-8", "malformed", TestNote.sealed(line, 1, ryo, HERE, noText));
    write("of-another-item", "bad-signature", note(ryo, place(TestNote.CALL, TestNote.CALL), text));
    write("of-another-call", "bad-signature", note(ryo, place(TestNote.ITEM, TestNote.ITEM), text));
    write("of-another-id", "bad-signature", note(ryo, TestNote.ofItem(1), text));
    write("signed-by-a-colleague", "bad-signature", signed(good, mio));
    write("of-who-holds-another-epoch", "not-trusted", TestNote.sealed(line, 2, ryo, HERE, text));
    write("of-who-holds-none", "not-trusted", note(aki, HERE, text));
    write("of-no-epoch-of-this-line", "wrong-key", TestNote.sealed(other, 1, ryo, HERE, text));
    var elsewhere =
        AgeFile.seal(other.keys.getFirst().recipient(), Bytes.of(TestNote.filled(text)));
    write(
        "sealed-to-another-key",
        "bad-header",
        TestNote.signed(ryo.said().person(), line.name(1), ryo, HERE, elsewhere));
    var cut = Bytes.of(Arrays.copyOf(good.file().toArray(), good.file().length() - 1));
    write(
        "cut-short",
        "bad-payload",
        TestNote.signed(ryo.said().person(), line.name(1), ryo, HERE, cut));
  }

  private SealedNote note(Person by, NotePlace at, String text) {
    return TestNote.sealed(line, 1, by, at, text);
  }

  private static NotePlace place(UUID item, UUID call) {
    return new NotePlace(TestLine.AOBA, item, call, HERE.note());
  }

  private static SealedNote signed(SealedNote one, Person by) {
    return TestNote.signed(one.author(), one.company(), by, one.place(), one.file());
  }

  private void write(String name, String expect, SealedNote note) throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("client", TestLine.AOBA.toString());
    about.put("pin", line.name(1));
    about.put("chain", line.bytes().base64());
    about.put("identity", line.keys.get(note.company().equals(line.name(2)) ? 1 : 0).export());
    about.put("item", HERE.item().toString());
    about.put("call", HERE.call().toString());
    about.put("note", HERE.note().toString());
    about.put("author", note.author().toString());
    about.put("company", note.company());
    about.put("signature", note.signature().base64());
    new Vector(name, about, note.file()).write("note");
  }
}
