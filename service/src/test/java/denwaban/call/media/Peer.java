package denwaban.call.media;

import java.io.IOException;
import java.security.GeneralSecurityException;

/// A browser's end of an audio line, for tests outside of this package.
public final class Peer implements AutoCloseable {

  private final Browser browser;

  public Peer() throws IOException {
    browser = new Browser();
  }

  public String offer() {
    return browser.offer();
  }

  /// From our answer to keys: afterwards audio can flow.
  public void arrive(String answer) throws IOException, GeneralSecurityException {
    browser.arrive(answer);
  }

  /// As a tab that is closed.
  public void sayGoodbye() throws IOException {
    browser.sayGoodbye();
  }

  /// The next packet of audio, decrypted; blocks for a second at most.
  public byte[] hears() throws IOException, GeneralSecurityException {
    return browser.hear();
  }

  @Override
  public void close() {
    browser.close();
  }
}
