package denwaban.call.media;

import java.security.GeneralSecurityException;
import java.util.logging.Level;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/// SRTP of one browser connection (RFC 3711, RFC 7714): one context per SSRC and direction.
///
/// A context is kept only once a packet of its SSRC proved authentic, and at most [#MAX_SSRCS] are:
/// invented SSRCs cost a key derivation each, limited per second, and no memory. Contexts are never
/// dropped while the keys live, because a forgotten context forgets which packets were replayed.
final class Srtp {

  /// A browser uses one, and a new one when it restarts its sender.
  static final int MAX_SSRCS = 16;

  /// Unknown SSRCs looked at per second; the rest is dropped unread.
  static final int MAX_TRIALS = 20;

  private static final Logger QUIET = new LoggerImpl("denwaban.call.media.srtp", Level.OFF);

  private final SrtpContextFactory incoming;
  private final SrtpContextFactory outgoing;
  private final SrtpCryptoContext[] known = new SrtpCryptoContext[MAX_SSRCS];
  private final SrtpCryptoContext out;
  private final Buffer buffer = new Buffer();
  private int count;
  private int trials;

  Srtp(SrtpKeys keys, int ssrc) throws GeneralSecurityException {
    var policy = policy(keys.profile());
    incoming =
        new SrtpContextFactory(
            false, keys.inKey().toArray(), keys.inSalt().toArray(), policy, policy, QUIET);
    outgoing =
        new SrtpContextFactory(
            true, keys.outKey().toArray(), keys.outSalt().toArray(), policy, policy, QUIET);
    out = outgoing.deriveContext(ssrc, 0);
  }

  private static SrtpPolicy policy(int profile) {
    return profile == SrtpKeys.GCM
        ? new SrtpPolicy(
            SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12)
        : new SrtpPolicy(
            SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
  }

  /// Checks and decrypts in place.
  ///
  /// @return the length of the plain packet, or -1 if it is forged, repeated or too old
  int open(byte[] packet, int length) throws GeneralSecurityException {
    if (Rtp.payloadStart(packet, length) < 0) return -1;
    var ssrc = Rtp.ssrc(packet);
    buffer.over(packet, length);
    for (var i = 0; i < count; i++) {
      if (known[i].getSsrc() == ssrc) return open(known[i]);
    }
    if (count == MAX_SSRCS || trials >= MAX_TRIALS) return -1;
    trials++;
    var candidate = incoming.deriveContext(ssrc, 0);
    var plain = open(candidate);
    if (plain >= 0) known[count++] = candidate;
    return plain;
  }

  private int open(SrtpCryptoContext context) throws GeneralSecurityException {
    return context.reverseTransformPacket(buffer, false) == SrtpErrorStatus.OK
        ? buffer.getLength()
        : -1;
  }

  /// Encrypts in place; `packet` has room for the tag.
  ///
  /// @return the new length
  int seal(byte[] packet, int length) throws GeneralSecurityException {
    buffer.over(packet, length);
    if (out.transformPacket(buffer) != SrtpErrorStatus.OK) {
      throw new GeneralSecurityException("SRTP refused to encrypt");
    }
    return buffer.getLength();
  }

  void everySecond() {
    trials = 0;
  }

  int ssrcs() {
    return count;
  }

  void close() {
    incoming.close();
    outgoing.close();
  }
}
