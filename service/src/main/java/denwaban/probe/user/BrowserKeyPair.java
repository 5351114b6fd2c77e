package denwaban.probe.user;

import denwaban.probe.http.ProbeRequest;
import denwaban.seal.crypto.P256;
import java.time.InstantSource;

/// The key that a browser keeps, and what it proves with it (docs/formats/browser-proof.md); gone
/// after the run.
final class BrowserKeyPair {

  private final P256 key = P256.generate();
  private final InstantSource clock;

  BrowserKeyPair(InstantSource clock) {
    this.clock = clock;
  }

  /// As our pages send it: whatever session begins here is bound to it.
  ProbeRequest in(ProbeRequest probeRequest) {
    var at = clock.millis();
    var text =
        "denwaban browser v1\n%s\n%s\n%d".formatted(probeRequest.method(), probeRequest.path(), at);
    return probeRequest
        .with("Denwaban-Key", key.publicKey().base64url())
        .with("Denwaban-Proof", at + "." + key.sign(text).base64url());
  }
}
