package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.client.key.CompanyKey;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedStream;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as an operator seals it, kept in the vault.
public record TestMessage(ObjectId object, Manifest manifest, Bytes header, Bytes payload) {

  public static TestMessage keep(Vault vault, ClientId client, CompanyKey key, byte[] text)
      throws IOException {
    return keep(vault, client, key, text, Signer.generate());
  }

  public static TestMessage keep(
      Vault vault, ClientId client, CompanyKey key, byte[] text, Signer signer) throws IOException {
    return keep(vault, client, key, text, signer, new CallId(UUID.randomUUID()), 1, null);
  }

  /// The version after this one, by the same page.
  public TestMessage correct(Vault vault, CompanyKey key, byte[] text, Signer signer)
      throws IOException {
    var before = Digest.sha256(manifest.bytes());
    var version = manifest.version() + 1;
    return keep(vault, manifest.client(), key, text, signer, manifest.call(), version, before);
  }

  private static TestMessage keep(
      Vault vault,
      ClientId client,
      CompanyKey key,
      byte[] text,
      Signer signer,
      CallId call,
      int version,
      @Nullable Bytes prev)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var stream = SealedStream.open(Recipient.parse(key.recipient()), bytes)) {
      stream.write(text, 0, text.length);
      var sealed = stream.finish();
      var object = new ObjectId(UUID.randomUUID());
      var payload = Bytes.of(bytes.toByteArray());
      var manifest =
          new Manifest(
              client,
              object,
              version,
              prev,
              Manifest.Kind.MESSAGE,
              call,
              Instant.parse("2026-11-24T06:30:00Z"),
              key.epoch(),
              key.fingerprint(),
              true,
              List.of(Manifest.Segment.of(0, 0, sealed.header(), payload)),
              new Manifest.Sealer(Manifest.Role.OPERATOR, "op", signer.publicKey()));
      vault.put(object, 0, payload);
      vault.open(
          new BegunObject(
              object, client, Manifest.Kind.MESSAGE, call, key.epoch(), key.fingerprint()));
      vault.header(client, object, 0, 0, sealed.header());
      var signed = new String(manifest.bytes().toArray(), UTF_8);
      vault.keep(client, object, new SignedManifest(signed, manifest.sign(signer), true, 0));
      return new TestMessage(object, manifest, sealed.header(), payload);
    }
  }
}
