package denwaban.seal.note;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.TestLine;
import denwaban.seal.statement.TestLine.Person;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `web/src/seal/note.test.ts` reads the same vectors.
class SealedNoteTest {

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final TestLine made = new TestLine(TestLine.AOBA, null, ryo).first(ryo);

  static Stream<Vector> notes() {
    return Vector.in("note");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notes")
  void note(Vector vector) {
    var client = ClientId.of(vector.get("client"));
    var note =
        new SealedNote(
            new NotePlace(client, uuid(vector, "item"), uuid(vector, "call"), uuid(vector, "note")),
            PersonId.of(vector.get("author")),
            vector.get("company"),
            vector.body(),
            vector.bytes("signature"));
    var line = line(client, vector.get("pin"), vector.bytes("chain"));
    assertThat(read(note, line, Identity.parse(vector.get("identity"))))
        .isEqualTo(vector.get("expect"));
  }

  @Test
  void it_is_refused_under_another_client() {
    var note = TestNote.sealed(made, 1, ryo, TestNote.ofItem(0), "x");
    var here = note.place();
    var moved = new NotePlace(TestLine.MINATO, here.item(), here.call(), here.note());
    var other = new SealedNote(moved, note.author(), note.company(), note.file(), note.signature());
    var line = line(TestLine.AOBA, made.name(1), made.bytes());
    assertThat(read(note, line, made.keys.getFirst())).isEqualTo("good");
    assertThat(read(other, line, made.keys.getFirst())).isEqualTo("wrong-key");
  }

  private static String read(SealedNote note, KeyLine line, Identity key) {
    if (note.check(line) instanceof SealedNote.Found.Refused(var why)) return why.text();
    try {
      return note.open(key).isPresent() ? "good" : "malformed";
    } catch (NotOpened e) {
      return e.why() == NotOpened.Why.BAD_PAYLOAD ? "bad-payload" : "bad-header";
    }
  }

  private static KeyLine line(ClientId client, String pin, Bytes chain) {
    return ((KeyChain.Found.Good) KeyChain.verify(client, pin, chain)).line();
  }

  private static UUID uuid(Vector vector, String name) {
    return UUID.fromString(vector.get(name));
  }
}
