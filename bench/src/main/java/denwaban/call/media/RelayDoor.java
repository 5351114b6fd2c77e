package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets the relay measurement in where no caller may go: keys without a handshake.
///
/// The packets, the relay and the cryptography are those of a real call; only ICE and DTLS, which
/// happen once per call, are left out.
public final class RelayDoor {

  private RelayDoor() {}

  /// An AEAD_AES_128_GCM key and salt, as SDES writes them: 16 and 12 bytes.
  public record MasterKey(Bytes key, Bytes salt) {

    public static MasterKey of(byte[] both) {
      return new MasterKey(
          Bytes.of(java.util.Arrays.copyOf(both, 16)),
          Bytes.of(java.util.Arrays.copyOfRange(both, 16, 28)));
    }
  }

  /// One relayed call: the ports that its two peers send to.
  public record Call(TrunkLeg trunk, WebLeg web) {

    public int trunkPort() {
      return trunk.localPort();
    }

    public int webPort() {
      return web.port();
    }
  }

  public static MediaPlane plane(int firstPort, int lastPort, int calls) {
    var here = MediaSettings.loopback(firstPort, lastPort, InstantSource.system());
    return MediaPlane.open(
        new MediaSettings(
            here.bind(), here.announced(), firstPort, lastPort, 1, calls, calls, here.clock()));
  }

  /// @param in what the agent encrypts with
  /// @param out what we encrypt with
  public static Call call(
      MediaPlane plane,
      InetSocketAddress caller,
      InetSocketAddress agent,
      MasterKey in,
      MasterKey out)
      throws NoCapacity {
    var trunk = plane.trunk();
    trunk.remote(
        new SdpMedia(
            caller.getAddress(),
            caller.getPort(),
            Codec.PCMU,
            Codec.PCMU.payloadType(),
            101,
            Direction.SENDRECV,
            List.of("audio 0 RTP/AVP 0 101"),
            0));
    var offer = new WebOffer("0", "none", Bytes.of(new byte[32]), 126);
    var web = plane.line(offer, event -> {});
    web.agree(new SrtpKeys(SrtpKeys.GCM, in.key(), in.salt(), out.key(), out.salt()), agent);
    plane.bridge(web, trunk);
    return new Call(trunk, web);
  }

  /// One agent's SRTP, for the generator.
  public static final class Agent {

    private final Srtp srtp;

    /// @param in what the relay encrypts with
    /// @param out what the agent encrypts with
    public Agent(MasterKey in, MasterKey out, int ssrc) throws GeneralSecurityException {
      srtp = new Srtp(new SrtpKeys(SrtpKeys.GCM, in.key(), in.salt(), out.key(), out.salt()), ssrc);
    }

    public int seal(byte[] packet, int length) throws GeneralSecurityException {
      return srtp.seal(packet, length);
    }

    /// @return the plain length, or -1 if it is not authentic
    public int open(byte[] packet, int length) throws GeneralSecurityException {
      return srtp.open(packet, length);
    }
  }

  /// Writes an RTP header of PCMU.
  public static void header(byte[] packet, int sequence, long timestamp, int ssrc) {
    Rtp.write(packet, 0, false, sequence & 0xffff, timestamp, ssrc);
  }

  /// Runs the cryptography warm, as a media plane does at its start.
  public static void warmUp() {
    WarmUp.run();
  }

  /// Loss that a leg saw; for the report of the relay itself.
  public static @Nullable String trouble(MediaPlane plane) {
    var stats = plane.stats();
    return stats.failures() == 0 && stats.refused() == 0
        ? null
        : stats.failures() + " failures, " + stats.refused() + " refused";
  }
}
