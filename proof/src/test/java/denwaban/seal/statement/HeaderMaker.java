package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.TestLine.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/header` anew: `-Dvectors.make=true`.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class HeaderMaker {

  private static final ObjectId OBJECT = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1");
  private static final ObjectId OTHER = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e2");

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);
  private final Person ken = Person.of(TestLine.AOBA, 3);
  private final TestLine line =
      new TestLine(TestLine.AOBA, null, ryo, mio, ken)
          .first(ryo)
          .grant(ryo, mio)
          .epoch(Reason.LEFT, mio, mio)
          .grant(mio, ken);

  @Test
  void headers() throws Exception {
    var first = header(1);
    var second = header(1);
    var manifest = manifest(TestLine.AOBA, OBJECT, 1, line.name(1), first, second);
    var made = Reheader.header(line.keys.get(0), line.keys.get(1).recipient(), second);

    asSealed("good-as-sealed", "good 1", manifest, 1, second);
    asSealed("header-of-another-segment", "bad-header", manifest, 0, second);
    asSealed("remade-without-statement", "bad-header", manifest, 1, made);
    asSealed("no-such-segment", "wrong-object", manifest, 2, second);
    var strange = manifest(TestLine.AOBA, OBJECT, 1, mio.name(), first, second);
    asSealed("sealed-to-a-stranger", "wrong-key", strange, 1, second);
    var epoch = manifest(TestLine.AOBA, OBJECT, 2, line.name(1), first, second);
    asSealed("sealed-to-another-epoch", "wrong-key", epoch, 1, second);
    var minato = manifest(TestLine.MINATO, OBJECT, 1, line.name(1), first, second);
    asSealed("manifest-of-another-client", "wrong-client", minato, 1, second);

    var good = HeaderStatement.of(manifest, 1, to(2), mio.name(), made, TestLine.AT);
    remade("good", "good 2", manifest, 1, made, good, mio);
    var granted = HeaderStatement.of(manifest, 1, to(2), ken.name(), made, TestLine.AT);
    remade("good-by-a-granted-member", "good 2", manifest, 1, made, granted, ken);
    remade("statement-of-another-segment", "wrong-object", manifest, 0, made, good, mio);
    remade("statement-of-another-header", "bad-header", manifest, 1, second, good, mio);
    var other = manifest(TestLine.AOBA, OTHER, 1, line.name(1), first, second);
    remade("statement-of-another-object", "wrong-object", other, 1, made, good, mio);
    remade("statement-of-another-client", "wrong-client", minato, 1, made, good, mio);
    remade("object-of-another-line", "wrong-key", strange, 1, made, good, mio);
    var by = HeaderStatement.of(manifest, 1, to(2), ryo.name(), made, TestLine.AT);
    remade("made-by-a-revoked-member", "not-trusted", manifest, 1, made, by, ryo);
    remade("signature-of-another", "bad-signature", manifest, 1, made, good, ken);
    var newer = manifest(TestLine.AOBA, OBJECT, 2, line.name(2), first, second);
    var back = HeaderStatement.of(newer, 1, to(1), mio.name(), made, TestLine.AT);
    remade("back-to-an-older-key", "wrong-key", newer, 1, made, back, mio);
    var text = new String(good.bytes().toArray(), UTF_8);
    var signature = good.sign(mio.signer());
    bad("unknown-format-version", manifest, made, text.replace("\"v\":1,", "\"v\":2,"), signature);
    bad("member-missing", manifest, made, text.replace("\"n\":1,", ""), signature);
    var v2 = text.replace("\"version\":1", "\"version\":2");
    write("statement-of-another-version", "wrong-object", manifest, 1, made, v2, signature);
    var later = text.replace("06:00:00", "06:00:01");
    write("flipped-bit", "bad-signature", manifest, 1, made, later, signature);
    var act = mio.signer().sign(Signing.GRANT, good.bytes());
    write("signature-for-another-act", "bad-signature", manifest, 1, made, text, act);
  }

  /// That is how the browser's tests see a header made here.
  @Test
  void files() throws Exception {
    for (var suite : Suite.values()) {
      var old = Identity.generate(suite);
      var next = Identity.generate(suite);
      var payload = new ByteArrayOutputStream();
      var stream = SealedStream.open(old.recipient(), payload);
      var plain = new byte[100];
      for (var i = 0; i < plain.length; i++) {
        plain[i] = (byte) i;
      }
      stream.write(plain, 0, plain.length);
      var header = Reheader.header(old, next.recipient(), stream.finish().header());
      var file = Bytes.of(Octets.join(header.toArray(), payload.toByteArray()));
      var about = new HashMap<String, String>();
      about.put("expect", "opens");
      about.put("identity", next.export());
      about.put("released", "100");
      new Vector("reheadered-by-java-" + suite.text(), about, file).write("age");
    }
  }

  private KeyStatement.Company to(int epoch) {
    return line.statements.get(epoch - 1);
  }

  private Bytes header(int epoch) throws IOException {
    var to = line.keys.get(epoch - 1).recipient();
    return SealedStream.open(to, new ByteArrayOutputStream()).finish().header();
  }

  private Manifest manifest(
      ClientId client, ObjectId object, int epoch, String company, Bytes... headers) {
    var hash = Octets.sha256(Bytes.of(new byte[] {1}));
    var segments =
        List.of(
            new Manifest.Segment(0, 0, 1, hash, Octets.sha256(headers[0])),
            new Manifest.Segment(1, 300_000, 1, hash, Octets.sha256(headers[1])));
    return new Manifest(
        client,
        object,
        1,
        null,
        Manifest.Kind.RECORDING,
        CallId.of("0196f0a0-0000-7000-8000-0000000000c1"),
        TestLine.AT,
        epoch,
        company,
        true,
        segments,
        new Manifest.Sealer(Manifest.Role.EDGE, "edge-1", ryo.signer().publicKey()));
  }

  private void asSealed(String name, String expect, Manifest manifest, int n, Bytes header)
      throws IOException {
    write(name, expect, manifest, n, header, "", null);
  }

  private void remade(
      String name,
      String expect,
      Manifest manifest,
      int n,
      Bytes header,
      HeaderStatement said,
      Person by)
      throws IOException {
    var text = new String(said.bytes().toArray(), UTF_8);
    write(name, expect, manifest, n, header, text, said.sign(by.signer()));
  }

  private void bad(String name, Manifest manifest, Bytes header, String text, Bytes signature)
      throws IOException {
    write(name, "malformed", manifest, 1, header, text, signature);
  }

  private void write(
      String name,
      String expect,
      Manifest manifest,
      int n,
      Bytes header,
      String text,
      @Nullable Bytes signature)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("client", TestLine.AOBA.toString());
    about.put("pin", line.name(1));
    about.put("chain", line.bytes().base64());
    about.put("manifest", manifest.bytes().base64());
    about.put("n", Integer.toString(n));
    about.put("header", header.base64());
    if (signature != null) {
      about.put("signature", signature.base64());
    }
    new Vector(name, about, Bytes.of(text.getBytes(UTF_8))).write("header");
  }
}
