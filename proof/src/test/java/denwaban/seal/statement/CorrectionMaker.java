package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/correction` anew: `-Dvectors.make=true`.
class CorrectionMaker {

  private static final String CALL = "0196f0a0-0000-7000-8000-0000000000c1";

  private final Signer signer = Signer.generate();
  private final Signer other = Signer.generate();

  static ObjectId object(int version) {
    return ObjectId.of("0196f0a0-0000-7000-8000-%012x".formatted(0xe0 + version));
  }

  /// What a version says; a test changes one part.
  record Said(
      ClientId client,
      ObjectId object,
      int version,
      @Nullable Bytes prev,
      Manifest.Kind kind,
      CallId call,
      Signer by) {}

  List<Versions.Signed> chain(int length) {
    var all = new ArrayList<Versions.Signed>();
    for (var version = 1; version <= length; version++) {
      all.add(version == 1 ? first() : next(all.getLast(), version, it -> it));
    }
    return all;
  }

  @Test
  @EnabledIfSystemProperty(named = "vectors.make", matches = "true")
  void corrections() throws IOException {
    var one = first();
    var two = next(one, 2, it -> it);
    var three = next(two, 3, it -> it);
    write("good-uncorrected", "good 1", 1, one);
    write("good-correction", "good 2", 2, one, two);
    write("good-corrected-twice", "good 3", 3, one, two, three);
    write("old-version-offered-as-the-newest", "wrong-version", 1, one, two);
    write("newest-held-back", "wrong-version", 2, one);
    write("first-held-back", "wrong-version", 2, two);
    write("middle-missing", "wrong-version", 3, one, three);
    write("versions-backwards", "wrong-version", 1, two, one);
    write("version-twice", "wrong-object", 2, one, two, two);
    var fork = next(one, 2, it -> with(it, object(9), it.version(), it.prev()));
    write("two-corrections-of-one-version", "wrong-version", 9, one, two, fork);
    write(
        "correction-of-another-text",
        "wrong-version",
        2,
        one,
        next(one, 2, it -> with(it, it.object(), 2, Octets.sha256(two.text()))));
    write(
        "version-skipped",
        "wrong-version",
        2,
        one,
        next(one, 2, it -> with(it, it.object(), 3, it.prev())));
    write(
        "correction-under-the-old-name",
        "wrong-object",
        1,
        one,
        next(one, 2, it -> with(it, object(1), it.version(), it.prev())));
    write("name-of-an-older-version", "wrong-object", 1, one, two, named(two));
    write(
        "correction-of-another-call",
        "wrong-object",
        2,
        one,
        next(
            one,
            2,
            it ->
                new Said(
                    it.client(),
                    it.object(),
                    it.version(),
                    it.prev(),
                    it.kind(),
                    CallId.of(CALL.replace("c1", "c2")),
                    it.by())));
    write(
        "correction-of-another-kind",
        "wrong-object",
        2,
        one,
        next(
            one,
            2,
            it ->
                new Said(
                    it.client(),
                    it.object(),
                    it.version(),
                    it.prev(),
                    Manifest.Kind.SLIP,
                    it.call(),
                    it.by())));
    write(
        "correction-of-another-client",
        "wrong-client",
        2,
        one,
        next(
            one,
            2,
            it ->
                new Said(
                    TestLine.MINATO,
                    it.object(),
                    it.version(),
                    it.prev(),
                    it.kind(),
                    it.call(),
                    it.by())));
    write(
        "correction-by-somebody-else",
        "not-trusted",
        2,
        one,
        next(
            one,
            2,
            it ->
                new Said(
                    it.client(),
                    it.object(),
                    it.version(),
                    it.prev(),
                    it.kind(),
                    it.call(),
                    other)));
    write(
        "signature-of-the-version-before",
        "bad-signature",
        2,
        one,
        new Versions.Signed(two.text(), one.signature()));
    var text = new String(two.text().toArray(), UTF_8);
    var unnamed = text.replaceFirst("\"prev\":\"[^\"]+\"", "\"prev\":null");
    var bytes = Bytes.of(unnamed.getBytes(UTF_8));
    write(
        "correction-without-prev",
        "malformed",
        2,
        one,
        new Versions.Signed(bytes, signer.sign(Signing.MANIFEST, bytes)));
  }

  private Versions.Signed named(Versions.Signed before) {
    return next(before, 3, it -> with(it, object(1), it.version(), it.prev()));
  }

  private Versions.Signed first() {
    var call = CallId.of(CALL);
    return sign(new Said(TestLine.AOBA, object(1), 1, null, Manifest.Kind.MESSAGE, call, signer));
  }

  private Versions.Signed next(Versions.Signed before, int version, UnaryOperator<Said> change) {
    return sign(
        change.apply(
            new Said(
                TestLine.AOBA,
                object(version),
                version,
                Octets.sha256(before.text()),
                Manifest.Kind.MESSAGE,
                CallId.of(CALL),
                signer)));
  }

  private static Said with(Said it, ObjectId object, int version, @Nullable Bytes prev) {
    return new Said(it.client(), object, version, prev, it.kind(), it.call(), it.by());
  }

  private static Versions.Signed sign(Said said) {
    var hash = Octets.sha256(Bytes.of(new byte[] {1}));
    var manifest =
        new Manifest(
            said.client(),
            said.object(),
            said.version(),
            said.prev(),
            said.kind(),
            said.call(),
            TestLine.AT,
            1,
            "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567",
            true,
            List.of(new Manifest.Segment(0, 0, 1_000, hash, hash)),
            new Manifest.Sealer(Manifest.Role.OPERATOR, "op-1", said.by().publicKey()));
    return new Versions.Signed(manifest.bytes(), manifest.sign(said.by()));
  }

  private static void write(String name, String expect, int offered, Versions.Signed... oldestFirst)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("offered", object(offered).toString());
    var text = new StringBuilder();
    for (var one : Arrays.asList(oldestFirst)) {
      text.append(one.signature().base64())
          .append(' ')
          .append(new String(one.text().toArray(), UTF_8))
          .append('\n');
    }
    new Vector(name, about, Bytes.of(text.toString().getBytes(UTF_8))).write("correction");
  }
}
