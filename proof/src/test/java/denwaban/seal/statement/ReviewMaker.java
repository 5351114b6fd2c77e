package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.TestLine.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/reviewer-statement` and `vectors/review-header` anew: `-Dvectors.make=true`.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class ReviewMaker {

  private static final ObjectId OBJECT = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1");
  private static final ObjectId OTHER = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e2");
  private static final PersonId QUALITY = PersonId.of("0196f0a0-0000-7000-8000-0000000000f1");

  private final Identity age = Identity.generate(Suite.HYBRID);
  private final Signer signer = Signer.generate();
  private final ReviewerStatement reviewer =
      new ReviewerStatement(QUALITY, 1, null, age.recipient(), signer.publicKey(), TestLine.AT);

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);
  private final TestLine line =
      new TestLine(TestLine.AOBA, null, ryo, mio)
          .first(ryo)
          .grant(ryo, mio)
          .epoch(Reason.LEFT, mio, mio);

  @Test
  void statements() throws Exception {
    var text = text(reviewer.bytes());
    var signature = reviewer.sign(signer);
    statement("good", "good", text, signature);
    var next =
        new ReviewerStatement(
            QUALITY, 2, reviewer.fingerprint(), age.recipient(), signer.publicKey(), TestLine.AT);
    statement("good-second", "good", text(next.bytes()), next.sign(signer));
    statement("of-a-member", "malformed", text(ryo.said().bytes()), ryo.said().sign(ryo.signer()));
    var client = text.replace("\"epoch\"", "\"client\":\"" + TestLine.AOBA + "\",\"epoch\"");
    statement("with-a-client", "malformed", client, signature);
    statement(
        "person-missing", "malformed", text.replaceFirst("\"person\":\"[^\"]*\",", ""), signature);
    var suite = text.replace("\"suite\":\"mlkem768x25519\"", "\"suite\":\"x25519\"");
    statement("wrong-suite", "malformed", suite, signature);
    statement(
        "second-follows-nothing",
        "malformed",
        text.replace("\"epoch\":1", "\"epoch\":2"),
        signature);
    statement("flipped-bit", "bad-signature", text.replace("06:00:00", "06:00:01"), signature);
    var act = signer.sign(Signing.HEADER, reviewer.bytes());
    statement("signature-for-another-act", "bad-signature", text, act);
  }

  @Test
  void headers() throws Exception {
    var first = header(1);
    var second = header(1);
    var manifest = manifest(TestLine.AOBA, OBJECT, line.name(1), first, second);
    var made = Reheader.header(line.keys.get(0), age.recipient(), second);
    var to = reviewer.fingerprint();

    var good = said(manifest, 1, to, mio.name(), made);
    write("good", "good", manifest, 1, made, good, mio);
    write("of-another-segment", "wrong-object", manifest, 0, made, good, mio);
    write("of-another-header", "bad-header", manifest, 1, second, good, mio);
    var other = manifest(TestLine.AOBA, OTHER, line.name(1), first, second);
    write("of-another-object", "wrong-object", other, 1, made, good, mio);
    var minato = manifest(TestLine.MINATO, OBJECT, line.name(1), first, second);
    write("of-another-client", "wrong-client", minato, 1, made, good, mio);
    var strange = manifest(TestLine.AOBA, OBJECT, mio.name(), first, second);
    write("object-of-another-line", "wrong-key", strange, 1, made, good, mio);
    var elsewhere = said(manifest, 1, mio.name(), mio.name(), made);
    write("to-another-reviewer", "wrong-key", manifest, 1, made, elsewhere, mio);
    var gone = said(manifest, 1, to, ryo.name(), made);
    write("by-a-revoked-member", "not-trusted", manifest, 1, made, gone, ryo);
    var himself = said(manifest, 1, to, to, made);
    write("by-the-reviewer-himself", "not-trusted", manifest, 1, made, himself, mio);
    write("signature-of-another", "bad-signature", manifest, 1, made, good, ryo);
    var text = text(good.bytes());
    var signature = good.sign(mio.signer());
    var old = text.replace("\"v\":2,", "\"v\":1,");
    raw("version-of-the-companys", "malformed", manifest, 1, made, old, signature);
    var audience = text.replace("\"reviewer\"", "\"operator\"");
    raw("another-audience", "malformed", manifest, 1, made, audience, signature);
    var endless = text.replaceFirst("\"until\":\"[^\"]*\",", "");
    raw("without-an-end", "malformed", manifest, 1, made, endless, signature);
    var before = text.replace("2026-12-08", "2026-11-08");
    raw("ends-before-it-begins", "malformed", manifest, 1, made, before, signature);
    var longer = text.replace("2026-12-08", "2027-12-08");
    raw("made-longer", "bad-signature", manifest, 1, made, longer, signature);
    var act = mio.signer().sign(Signing.GRANT, good.bytes());
    raw("signature-for-another-act", "bad-signature", manifest, 1, made, text, act);
    var company =
        HeaderStatement.of(manifest, 1, line.statements.get(1), mio.name(), made, TestLine.AT);
    raw(
        "statement-for-the-company",
        "malformed",
        manifest,
        1,
        made,
        text(company.bytes()),
        company.sign(mio.signer()));
  }

  private static ReviewHeader said(Manifest manifest, int n, String to, String by, Bytes header) {
    return new ReviewHeader(
        TestLine.AOBA,
        OBJECT,
        manifest.version(),
        n,
        to,
        by,
        Octets.sha256(header),
        TestLine.AT,
        TestLine.AT.plus(Duration.ofDays(14)));
  }

  private Bytes header(int epoch) throws IOException {
    var to = line.keys.get(epoch - 1).recipient();
    return SealedStream.open(to, new ByteArrayOutputStream()).finish().header();
  }

  private Manifest manifest(ClientId client, ObjectId object, String company, Bytes... headers) {
    var hash = Octets.sha256(Bytes.of(new byte[] {1}));
    return new Manifest(
        client,
        object,
        1,
        null,
        Manifest.Kind.RECORDING,
        CallId.of("0196f0a0-0000-7000-8000-0000000000c1"),
        TestLine.AT,
        1,
        company,
        true,
        List.of(
            new Manifest.Segment(0, 0, 1, hash, Octets.sha256(headers[0])),
            new Manifest.Segment(1, 300_000, 1, hash, Octets.sha256(headers[1]))),
        new Manifest.Sealer(Manifest.Role.EDGE, "edge-1", ryo.signer().publicKey()));
  }

  private void statement(String name, String expect, String text, Bytes signature)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("signature", signature.base64());
    about.put("fingerprint", Fingerprint.of(Bytes.of(text.getBytes(UTF_8))));
    new Vector(name, about, Bytes.of(text.getBytes(UTF_8))).write("reviewer-statement");
  }

  private void write(
      String name,
      String expect,
      Manifest manifest,
      int n,
      Bytes header,
      ReviewHeader said,
      Person by)
      throws IOException {
    raw(name, expect, manifest, n, header, text(said.bytes()), said.sign(by.signer()));
  }

  private void raw(
      String name,
      String expect,
      Manifest manifest,
      int n,
      Bytes header,
      String text,
      Bytes signature)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("client", TestLine.AOBA.toString());
    about.put("pin", line.name(1));
    about.put("chain", line.bytes().base64());
    about.put("manifest", manifest.bytes().base64());
    about.put("n", Integer.toString(n));
    about.put("header", header.base64());
    about.put("reviewer", reviewer.fingerprint());
    about.put("signature", signature.base64());
    new Vector(name, about, Bytes.of(text.getBytes(UTF_8))).write("review-header");
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), UTF_8);
  }
}
