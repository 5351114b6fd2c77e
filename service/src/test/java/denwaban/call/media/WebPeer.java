package denwaban.call.media;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.LockSupport;

/// What a desk's line is on the wire, without a browser: ICE checks, DTLS, SRTP both ways, 50
/// packets a second. It knows by their numbers which of ours never came.
public final class WebPeer implements AutoCloseable {

  private static final long PACE_NANOS = 20_000_000;

  /// Between two checks, in packets; [WebLeg#CONSENT] is the longest.
  private static final int CHECK_PACKETS = 125;

  private final Browser browser;
  private volatile boolean closed;
  private volatile long heard;
  private volatile long lost;
  private long first = -1;
  private long highest;

  public WebPeer() throws IOException {
    browser = new Browser();
  }

  /// SDP.
  public String offer() {
    return browser.offer();
  }

  /// Connects, and speaks from then on.
  ///
  /// @param answer SDP of ours
  public void arrives(String answer) throws Exception {
    browser.arrive(answer);
    // a context of its own: it is not made for two threads
    var incoming = new Srtp(browser.keys().swapped(), browser.ssrc);
    Thread.ofPlatform().daemon().start(this::speaks);
    Thread.ofPlatform().daemon().start(() -> hears(incoming));
  }

  /// Packets of sound that came, and those before the newest that did not.
  public long heard() {
    return heard;
  }

  public long lost() {
    return lost;
  }

  private void speaks() {
    var next = System.nanoTime();
    try {
      for (var n = 0; !closed; n++) {
        if (n % CHECK_PACKETS == 0) browser.raw(browser.check(false));
        browser.say(n % 100);
        next += PACE_NANOS;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (IOException | GeneralSecurityException over) {
      closed = true;
    }
  }

  private void hears(Srtp incoming) {
    try {
      while (!closed) {
        var packet = browser.receive();
        if (packet.length == 0 || (packet[0] & 0xc0) != 0x80) continue;
        if (incoming.open(packet, packet.length) < 0) {
          throw new GeneralSecurityException("not authentic");
        }
        count(Rtp.sequence(packet));
      }
    } catch (IOException | GeneralSecurityException over) {
      closed = true;
    }
  }

  private void count(int number) {
    if (first < 0) {
      first = number;
      highest = number;
    }
    // RFC 3550 appendix A.1: the number goes round every 65,536
    highest = Math.max(highest, highest + (short) (number - (int) (highest & 0xffff)));
    heard++;
    lost = highest - first + 1 - heard;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    browser.sayGoodbye();
    browser.close();
  }
}
