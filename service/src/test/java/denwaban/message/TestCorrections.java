package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.client.CompanyKey;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.Digest;
import denwaban.seal.Identity;
import denwaban.seal.Manifest;
import denwaban.seal.NotOpened;
import denwaban.seal.Recipient;
import denwaban.seal.Reheader;
import denwaban.seal.SealedStream;
import denwaban.seal.Signer;
import denwaban.seal.Suite;
import denwaban.vault.OwnHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A page that seals messages and corrects them: its keys are in its memory and nowhere else.
final class TestCorrections {

  static final String RECIPIENT = "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567";

  private static final Instant SEALED = Instant.parse("2026-11-24T06:00:00Z");

  final Signer signer = Signer.generate();
  final Identity own = Identity.generate(Suite.X25519);
  private final ClientId client;
  private final CallId call;

  TestCorrections(ClientId client, CallId call) {
    this.client = client;
    this.call = call;
  }

  SealedMessage first(CompanyKey key, String words) throws IOException {
    return sealed(key, words, null, it -> it);
  }

  SealedMessage correction(CompanyKey key, String words, SealedMessage before) throws IOException {
    return sealed(key, words, before, it -> it);
  }

  /// @param before null for a first version
  /// @param change what a liar says instead
  SealedMessage sealed(
      CompanyKey key, String words, @Nullable SealedMessage before, UnaryOperator<Manifest> change)
      throws IOException {
    var payload = new ByteArrayOutputStream();
    // sealed to the page first: who holds the file key makes the company's header from it
    var stream = SealedStream.open(own.recipient(), payload);
    var text = words.getBytes(UTF_8);
    stream.write(text, 0, text.length);
    var sealed = stream.finish();
    var header = reheadered(sealed.header(), key);
    var segment = Manifest.Segment.of(0, 0, header, Bytes.of(payload.toByteArray()));
    var was = before == null ? null : Manifest.parse(bytes(before.manifest()));
    var manifest =
        change.apply(
            new Manifest(
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
                List.of(segment),
                new Manifest.Sealer(Manifest.Role.OPERATOR, "op", signer.publicKey())));
    return new SealedMessage(
        manifest.call(),
        manifest.object(),
        header,
        Bytes.of(payload.toByteArray()),
        new String(manifest.bytes().toArray(), UTF_8),
        manifest.sign(signer),
        false,
        new OwnHeader(sealed.header(), RECIPIENT));
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
    return new SealedMessage(
        it.call(),
        it.object(),
        header,
        it.payload(),
        new String(manifest.bytes().toArray(), UTF_8),
        manifest.sign(signer),
        false,
        it.own());
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
