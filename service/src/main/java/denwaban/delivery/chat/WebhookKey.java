package denwaban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Signer;
import java.util.Base64;

/// The key by which one webhook's events are signed (Standard Webhooks 1.0.0, `v1a`: Ed25519). One
/// of its own for each webhook: what one client got must not pass as sent to another.
final class WebhookKey {

  /// What the public key begins with.
  static final String PUBLIC = "whpk_";

  private static final String VERSION = "v1a,";

  private final Signer signer;

  private WebhookKey(Signer signer) {
    this.signer = signer;
  }

  static WebhookKey make() {
    return new WebhookKey(Signer.generate());
  }

  /// @param kept as [#kept] said it
  /// @throws IllegalArgumentException if it is none
  static WebhookKey of(String kept) {
    return new WebhookKey(Signer.of(Bytes.of(Base64.getDecoder().decode(kept))));
  }

  /// The secret key, to be sealed. Never log it.
  String kept() {
    return Base64.getEncoder().encodeToString(signer.export().toArray());
  }

  String publicKey() {
    return PUBLIC + Base64.getEncoder().encodeToString(signer.publicKey().toArray());
  }

  /// One entry of `webhook-signature`.
  String sign(String id, long seconds, String body) {
    var said = Bytes.of((id + "." + seconds + "." + body).getBytes(UTF_8));
    return VERSION + Base64.getEncoder().encodeToString(signer.signMessage(said).toArray());
  }

  /// Never the key.
  @Override
  public String toString() {
    return "the key of a webhook";
  }
}
