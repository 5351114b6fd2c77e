package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.client.key.CompanyKey;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.Manifest;
import denwaban.vault.OwnHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A page that seals messages, corrects them and hands in drafts: its keys are in its memory and
/// nowhere else.
final class TestPage {

  static final String RECIPIENT = "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567";

  private static final Instant SEALED = Instant.parse("2026-11-24T06:00:00Z");

  final Signer signer = Signer.generate();
  final Identity own = Identity.generate(Suite.X25519);
  private final ClientId client;
  private final CallId call;

  TestPage(ClientId client, CallId call) {
    this.client = client;
    this.call = call;
  }

  SealedMessage first(CompanyKey key, String words) {
    return sealed(key, words, null, it -> it);
  }

  SealedMessage correction(CompanyKey key, String words, SealedMessage before) {
    return sealed(key, words, before, it -> it);
  }

  SealedMessage draft(CompanyKey key, String words) {
    return sealed(key, words, null, TestPage::asDraft);
  }

  private static Manifest asDraft(Manifest m) {
    return new Manifest(
        m.client(),
        m.object(),
        m.version(),
        m.prev(),
        Manifest.Kind.DRAFT,
        m.call(),
        m.sealedAt(),
        m.epoch(),
        m.company(),
        m.complete(),
        m.segments(),
        m.sealer());
  }

  /// @param before null for a first version
  /// @param change what a liar says instead, in the manifest and around it
  SealedMessage sealed(
      CompanyKey key,
      String words,
      @Nullable SealedMessage before,
      UnaryOperator<Manifest> change) {
    var written = written(key, words);
    var manifest = change.apply(manifest(key, before, written));
    return signed(manifest.call(), manifest.object(), written, manifest);
  }

  /// A first version.
  ///
  /// @param change what a liar says instead in the manifest alone: around it stands the truth
  SealedMessage lying(CompanyKey key, String words, UnaryOperator<Manifest> change) {
    var written = written(key, words);
    var truth = manifest(key, null, written);
    return signed(truth.call(), truth.object(), written, change.apply(truth));
  }

  /// The same message under this header of the company's, which the page signs as its own.
  SealedMessage under(Bytes header, SealedMessage it) {
    var was = Manifest.parse(bytes(it.manifest()));
    var manifest =
        new Manifest(
            was.client(),
            was.object(),
            was.version(),
            was.prev(),
            was.kind(),
            was.call(),
            was.sealedAt(),
            was.epoch(),
            was.company(),
            was.complete(),
            List.of(Manifest.Segment.of(0, 0, header, it.payload())),
            was.sealer());
    return signed(it.call(), it.object(), new Written(header, it.payload(), it.own()), manifest);
  }

  /// Not to be corrected.
  static SealedMessage withoutOwn(SealedMessage it) {
    return with(it, it.urgent(), null);
  }

  static SealedMessage urgent(SealedMessage it) {
    return with(it, true, it.own());
  }

  private static SealedMessage with(SealedMessage it, boolean urgent, @Nullable OwnHeader own) {
    return new SealedMessage(
        it.call(),
        it.object(),
        it.header(),
        it.payload(),
        it.manifest(),
        it.signature(),
        urgent,
        own);
  }

  /// @param header that the company's key opens
  private record Written(Bytes header, Bytes payload, @Nullable OwnHeader own) {}

  private Written written(CompanyKey key, String words) {
    var payload = new ByteArrayOutputStream();
    // sealed to the page first: who holds the file key makes the company's header from it
    try (var stream = SealedStream.open(own.recipient(), payload)) {
      var text = words.getBytes(UTF_8);
      stream.write(text, 0, text.length);
      var header = stream.finish().header();
      return new Written(
          reheadered(header, key),
          Bytes.of(payload.toByteArray()),
          new OwnHeader(header, RECIPIENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest(CompanyKey key, @Nullable SealedMessage before, Written written) {
    var was = before == null ? null : Manifest.parse(bytes(before.manifest()));
    return new Manifest(
        client,
        new ObjectId(UUID.randomUUID()),
        was == null ? 1 : was.version() + 1,
        before == null ? null : Digest.sha256(bytes(before.manifest())),
        Manifest.Kind.MESSAGE,
        call,
        SEALED,
        key.epoch(),
        key.fingerprint(),
        true,
        List.of(Manifest.Segment.of(0, 0, written.header(), written.payload())),
        new Manifest.Sealer(Manifest.Role.OPERATOR, "op", signer.publicKey()));
  }

  private SealedMessage signed(CallId call, ObjectId object, Written written, Manifest manifest) {
    return new SealedMessage(
        call,
        object,
        written.header(),
        written.payload(),
        new String(manifest.bytes().toArray(), UTF_8),
        manifest.sign(signer),
        false,
        written.own());
  }

  private Bytes reheadered(Bytes header, CompanyKey key) {
    try {
      return Reheader.header(own, Recipient.parse(key.recipient()), header);
    } catch (NotOpened e) {
      throw new AssertionError("it was sealed to this very key", e);
    }
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
