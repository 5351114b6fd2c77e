package denwaban.access.session;

import denwaban.seal.crypto.P256;
import java.time.InstantSource;

/// What `web/src/api/browserKey.ts` makes in a browser.
public final class TestBrowserKey {

  private final P256 key = P256.generate();
  private final InstantSource clock;

  public TestBrowserKey(InstantSource clock) {
    this.clock = clock;
  }

  public String text() {
    return key.publicKey().base64url();
  }

  public String proof(String method, String address) {
    return proof(method, address, clock.millis());
  }

  String proof(String method, String address, long at) {
    var text = "denwaban browser v1\n%s\n%s\n%d".formatted(method, address, at);
    return at + "." + key.sign(text).base64url();
  }
}
