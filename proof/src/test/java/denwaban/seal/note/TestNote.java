package denwaban.seal.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.age.AgeFile;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.TestLine;
import denwaban.seal.statement.TestLine.Person;
import java.util.Arrays;
import java.util.UUID;

/// Notes as a member's browser seals them.
public final class TestNote {

  public static final UUID ITEM = UUID.fromString("0196f0a0-0000-7000-8000-0000000000d1");
  public static final UUID CALL = UUID.fromString("0196f0a0-0000-7000-8000-0000000000c1");
  public static final UUID NOTE = UUID.fromString("0196f0a0-0000-7000-8000-0000000000f1");
  public static final UUID REQUEST = UUID.fromString("0196f0a0-0000-7000-8000-0000000000f2");

  private TestNote() {}

  public static NotePlace ofItem(int n) {
    return new NotePlace(TestLine.AOBA, ITEM, CALL, id(n));
  }

  public static NotePlace ofRequest(int n) {
    return new NotePlace(TestLine.AOBA, REQUEST, REQUEST, id(n));
  }

  private static UUID id(int n) {
    return new UUID(NOTE.getMostSignificantBits(), NOTE.getLeastSignificantBits() + (n << 8));
  }

  public static SealedNote sealed(TestLine line, int epoch, Person by, NotePlace at, String text) {
    return sealed(line, epoch, by, at, filled(text));
  }

  static SealedNote sealed(TestLine line, int epoch, Person by, NotePlace at, byte[] plain) {
    var file = AgeFile.seal(line.keys.get(epoch - 1).recipient(), Bytes.of(plain));
    return signed(by.said().person(), line.name(epoch), by, at, file);
  }

  static SealedNote signed(PersonId author, String company, Person by, NotePlace at, Bytes file) {
    var bare = new SealedNote(at, author, company, file, Bytes.of(new byte[SealedNote.SIGNATURE]));
    var signature = by.signer().sign(Signing.NOTE, bare.said(by.name()));
    return new SealedNote(at, author, company, file, signature);
  }

  static byte[] filled(String text) {
    var bytes = text.getBytes(UTF_8);
    var all = Arrays.copyOf(bytes, Math.max(bytes.length, SealedNote.BYTES));
    Arrays.fill(all, bytes.length, all.length, (byte) ' ');
    return all;
  }
}
