package denwaban.open;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.TestLine;
import denwaban.seal.statement.TestLine.Person;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/// The handiwork of those who alter packs.
final class PackForgeries {

  private static final UUID BOX = UUID.fromString("0196f0a0-0000-7000-8000-0000000000b1");

  private PackForgeries() {}

  static String payload(String folder) {
    return folder + "0.payload";
  }

  static String text(TestPack pack, String path) {
    return new String(pack.file(path).toArray(), UTF_8);
  }

  static Bytes cut(Bytes bytes) {
    return Bytes.of(Arrays.copyOf(bytes.toArray(), bytes.length() - 16));
  }

  static Bytes flip(Bytes bytes) {
    var flipped = bytes.toArray();
    flipped[flipped.length - 1] ^= 1;
    return Bytes.of(flipped);
  }

  /// Says the same, signed by a key that the text does not name.
  static void resigned(TestPack pack) {
    var text = pack.file(TestPack.M1 + "manifest.json");
    pack.sign(TestPack.M1 + "manifest.sig", Signer.generate().sign(Signing.MANIFEST, text));
  }

  static void copied(TestPack pack, String from, String to) {
    for (var name : new String[] {"manifest.json", "manifest.sig", "0.header", "0.payload"}) {
      pack.files.put(to + name, pack.file(from + name));
    }
  }

  static void renamed(TestPack pack) {
    copied(pack, TestPack.M1, TestPack.M1.replace("e1", "e5"));
  }

  static void unlinked(TestPack pack) {
    try {
      var prev = Bytes.of(new byte[32]);
      pack.object(TestPack.CORRECTION, 2, prev, Manifest.Kind.MESSAGE, 2, true, TestPack.CORRECTED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void again(TestPack pack) {
    try {
      pack.correctAgain();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void twoCorrections(TestPack pack) {
    try {
      var prev = Digest.sha256(pack.file(TestPack.M1 + "manifest.json"));
      var fork = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e4");
      pack.object(fork, 2, prev, Manifest.Kind.MESSAGE, 2, true, TestPack.CORRECTED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// All of it good, but sealed by somebody else than the version before.
  static void strangersCorrection(TestPack pack) {
    var stranger = Signer.generate();
    var ours = pack.edge.publicKey().base64();
    var text = text(pack, TestPack.M2 + "manifest.json");
    text = text.replace(ours, stranger.publicKey().base64());
    var manifest = Manifest.parse(Bytes.of(text.getBytes(UTF_8)));
    pack.files.put(TestPack.M2 + "manifest.json", manifest.bytes());
    pack.sign(TestPack.M2 + "manifest.sig", manifest.sign(stranger));
  }

  static void injected(TestPack pack) {
    var header = new String(pack.file(TestPack.M1 + "0.header").toArray(), ISO_8859_1);
    var other = new String(pack.file(TestPack.M2 + "0.header").toArray(), ISO_8859_1);
    var stanza = other.substring(other.indexOf("-> "), other.indexOf("---"));
    var text = header.replace("\n---", "\n" + stanza + "---");
    pack.files.put(TestPack.M1 + "0.header", Bytes.of(text.getBytes(ISO_8859_1)));
  }

  static void substituted(TestPack pack) {
    var mallory = Person.of(TestLine.AOBA, 1);
    var line = new TestLine(TestLine.AOBA, null, mallory).first(mallory);
    pack.files.put("keys/company.json", line.bytes());
  }

  static void foreign(TestPack pack) {
    var minato = Person.of(TestLine.MINATO, 1);
    var line = new TestLine(TestLine.MINATO, null, minato).first(minato);
    pack.files.put("keys/company.json", line.bytes());
  }

  static void forked(TestPack pack) {
    var line = new TestLine(TestLine.AOBA, null, pack.ryo, pack.mio);
    line.signed.add(pack.line.signed.getFirst());
    line.statements.add(pack.line.statements.getFirst());
    line.keys.add(pack.line.keys.getFirst());
    line.epoch(KeyStatement.Reason.LEFT, pack.mio, pack.mio);
    pack.files.put("keys/company.json", line.bytes());
  }

  /// The honest line as far as a member who has left, and somebody else, know it.
  private static TestLine copy(TestPack pack, int epochs) {
    var line = new TestLine(TestLine.AOBA, null);
    line.signed.addAll(pack.line.signed.subList(0, epochs));
    line.statements.addAll(pack.line.statements.subList(0, epochs));
    line.keys.addAll(pack.line.keys.subList(0, epochs));
    line.members.addAll(pack.line.members);
    pack.line.grants.stream().filter(g -> g.epoch() <= epochs).forEach(line.grants::add);
    return line;
  }

  static void shortened(TestPack pack) {
    pack.files.put("keys/company.json", copy(pack, 1).bytes());
  }

  static void anotherMember(TestPack pack) {
    var line = copy(pack, 2);
    line.members.set(1, Person.of(TestLine.AOBA, 2).signed());
    pack.files.put("keys/company.json", line.bytes());
  }

  static void granted(TestPack pack) {
    var line = copy(pack, 2);
    var mallory = Person.of(TestLine.AOBA, 3);
    line.members.add(mallory.signed());
    pack.files.put("keys/company.json", line.grant(pack.ryo, mallory).bytes());
  }

  static void stated(TestPack pack) {
    var line = copy(pack, 2).epoch(KeyStatement.Reason.SCHEDULED, pack.ryo, pack.ryo);
    pack.files.put("keys/company.json", line.bytes());
  }

  /// By one who was trusted in epoch 1, whose own key the chain does not lead on from.
  static void forkedByTheLeaver(TestPack pack) {
    var line = copy(pack, 1).epoch(KeyStatement.Reason.SCHEDULED, pack.ryo, pack.ryo);
    pack.files.put("keys/company.json", line.bytes());
  }

  /// By who sealed the message, to a mailbox of the company that it did not come to.
  static void moved(TestPack pack) {
    var box = new TestLine(TestLine.AOBA, BOX, pack.mio).first(pack.mio);
    pack.files.put("keys/mailbox-" + BOX + ".json", box.bytes());
    var prev = Digest.sha256(pack.file(TestPack.M1 + "manifest.json"));
    try {
      pack.object(
          box, TestPack.CORRECTION, 2, prev, Manifest.Kind.MESSAGE, 1, true, TestPack.CORRECTED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void mailbox(TestPack pack) {
    var box = new TestLine(TestLine.AOBA, BOX, pack.ryo).first(pack.ryo);
    pack.files.put("keys/company.json", box.bytes());
  }
}
