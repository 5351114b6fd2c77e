package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.TestLine.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/sealed-for-review` anew: `-Dvectors.make=true`.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class SealedForReviewMaker {

  private static final ObjectId OBJECT = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1");
  private static final ObjectId OTHER = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e2");
  private static final PersonId QUALITY = PersonId.of("0196f0a0-0000-7000-8000-0000000000f1");

  private final Identity age = Identity.generate(Suite.HYBRID);
  private final Signer signer = Signer.generate();
  private final Signer edge = Signer.generate();
  private final ReviewerStatement reviewer =
      new ReviewerStatement(QUALITY, 1, null, age.recipient(), signer.publicKey(), TestLine.AT);
  private final String to = reviewer.fingerprint();

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);
  private final TestLine line =
      new TestLine(TestLine.AOBA, null, ryo, mio)
          .first(ryo)
          .grant(ryo, mio)
          .epoch(Reason.LEFT, mio, mio);

  private final SealedStream stream = open();
  private final Bytes header = stream.besides().getFirst();
  private final Manifest manifest =
      manifest(TestLine.AOBA, OBJECT, line.name(2), Manifest.Role.EDGE);
  private final ReviewApproval approval = approval(to, mio);
  private final SealedForReview good = said(to, approval);

  private SealedStream open() {
    try {
      var company = line.keys.get(1).recipient();
      return SealedStream.open(company, List.of(age.recipient()), new ByteArrayOutputStream());
    } catch (IOException e) {
      throw new AssertionError("memory has no such errors", e);
    }
  }

  @Test
  void headers() throws Exception {
    write("good", "good", manifest, header, good, edge, approval, mio);
    var other = manifest(TestLine.AOBA, OTHER, line.name(2), Manifest.Role.EDGE);
    write("of-another-object", "wrong-object", other, header, good, edge, approval, mio);
    var minato = manifest(TestLine.MINATO, OBJECT, line.name(2), Manifest.Role.EDGE);
    write("of-another-client", "wrong-client", minato, header, good, edge, approval, mio);
    write("of-the-company", "bad-header", manifest, stream.header(), good, edge, approval, mio);
    var strange = manifest(TestLine.AOBA, OBJECT, mio.name(), Manifest.Role.EDGE);
    write("object-of-another-line", "wrong-key", strange, header, good, edge, approval, mio);
    var elsewhere = said(mio.name(), approval);
    write("to-another-reviewer", "wrong-key", manifest, header, elsewhere, edge, approval, mio);
    var another = approval(mio.name(), mio);
    var by = said(to, another);
    write("approval-of-another-reviewer", "wrong-key", manifest, header, by, edge, another, mio);
    var operator = manifest(TestLine.AOBA, OBJECT, line.name(2), Manifest.Role.OPERATOR);
    write("sealed-by-an-operator", "not-trusted", operator, header, good, edge, approval, mio);
    var gone = approval(to, ryo);
    write(
        "approved-by-a-revoked-member",
        "not-trusted",
        manifest,
        header,
        said(to, gone),
        edge,
        gone,
        ryo);
    write("approval-signed-by-another", "not-trusted", manifest, header, good, edge, approval, ryo);
    var later =
        new ReviewApproval(
            TestLine.AOBA, approval.terms(), to, mio.name(), TestLine.AT.plusSeconds(1));
    write("another-approval", "not-trusted", manifest, header, good, edge, later, mio);
    write(
        "signature-of-a-member",
        "bad-signature",
        manifest,
        header,
        good,
        mio.signer(),
        approval,
        mio);
    var text = text(good.bytes());
    var signature = good.sign(edge);
    raw("made-longer", "bad-signature", text.replace("2026-12-01", "2027-12-01"), signature);
    raw("another-audience", "malformed", text.replace("\"reviewer\"", "\"operator\""), signature);
    raw("version-of-a-members", "malformed", text.replace("\"v\":3,", "\"v\":2,"), signature);
    raw("without-an-end", "malformed", text.replaceFirst("\"until\":\"[^\"]*\",", ""), signature);
    raw("ends-before-it-begins", "malformed", text.replace("2026-12-01", "2026-11-01"), signature);
    raw("another-version", "malformed", text.replace("\"version\":1", "\"version\":2"), signature);
  }

  private ReviewApproval approval(String of, Person by) {
    var terms = Octets.sha256(Bytes.of("terms".getBytes(UTF_8)));
    return new ReviewApproval(TestLine.AOBA, terms, of, by.name(), TestLine.AT);
  }

  private SealedForReview said(String of, ReviewApproval by) {
    return new SealedForReview(
        TestLine.AOBA,
        OBJECT,
        0,
        of,
        by.digest(),
        Octets.sha256(header),
        TestLine.AT,
        TestLine.AT.plus(Duration.ofDays(7)));
  }

  private Manifest manifest(ClientId client, ObjectId object, String company, Manifest.Role role) {
    var hash = Octets.sha256(Bytes.of(new byte[] {1}));
    return new Manifest(
        client,
        object,
        1,
        null,
        Manifest.Kind.RECORDING,
        CallId.of("0196f0a0-0000-7000-8000-0000000000c1"),
        TestLine.AT,
        2,
        company,
        true,
        List.of(new Manifest.Segment(0, 0, 1, hash, Octets.sha256(stream.header()))),
        new Manifest.Sealer(role, "edge-1", edge.publicKey()));
  }

  private void raw(String name, String expect, String text, Bytes signature) throws IOException {
    write(name, expect, manifest, header, text, signature, approval, approval.sign(mio.signer()));
  }

  private void write(
      String name,
      String expect,
      Manifest of,
      Bytes made,
      SealedForReview said,
      Signer sealer,
      ReviewApproval by,
      Person approver)
      throws IOException {
    var signed = by.sign(approver.signer());
    write(name, expect, of, made, text(said.bytes()), said.sign(sealer), by, signed);
  }

  private void write(
      String name,
      String expect,
      Manifest of,
      Bytes made,
      String text,
      Bytes signature,
      ReviewApproval by,
      Bytes approved)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("client", TestLine.AOBA.toString());
    about.put("pin", line.name(1));
    about.put("chain", line.bytes().base64());
    about.put("manifest", of.bytes().base64());
    about.put("n", "0");
    about.put("header", made.base64());
    about.put("reviewer", to);
    about.put("signature", signature.base64());
    about.put("approval", by.bytes().base64());
    about.put("approval-signature", approved.base64());
    new Vector(name, about, Bytes.of(text.getBytes(UTF_8))).write("sealed-for-review");
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), UTF_8);
  }
}
