package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.srtp.crypto.JitsiOpenSslProvider;

/// Runs the packet cryptography before the first call needs it.
///
/// jitsi-srtp times every AES it finds when first used: 1 to 3.4 s that a caller would hear. The
/// choice is fixed instead of timed anew, because on a busy machine the timing can go wrong.
final class WarmUp {

  /// Enough for the compiler to have seen the loop.
  private static final int PACKETS = 5_000;

  private WarmUp() {}

  static void run() {
    // measured: OpenSSL 350 ns a packet in GCM, the JDK 800 ns, Bouncy Castle ten times that
    Aes.setFactoryClassName(JitsiOpenSslProvider.isLoaded() ? "OpenSSL" : "SunJCE");
    try {
      for (var profile : new int[] {SrtpKeys.CM80, SrtpKeys.GCM}) warm(profile);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java platform has no AES", missing);
    }
  }

  private static void warm(int profile) throws GeneralSecurityException {
    var key = Bytes.of(new byte[16]);
    var salt = Bytes.of(new byte[SrtpKeys.saltLength(profile)]);
    var keys = new SrtpKeys(profile, key, salt, key, salt);
    var srtp = new Srtp(keys, 1);
    var packet = new byte[Rtp.MAX_PACKET];
    for (var i = 1; i <= PACKETS; i++) {
      Rtp.write(packet, 0, false, i, (long) i * Rtp.FRAME, 1);
      var length = srtp.seal(packet, Rtp.HEADER + Rtp.FRAME);
      if (srtp.open(packet, length) < 0) throw new GeneralSecurityException("SRTP self-test");
    }
    srtp.close();
  }
}
