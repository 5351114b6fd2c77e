package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// A browser for tests, as far as our side can see: ICE checks, DTLS client, SRTP both ways.
final class Browser implements AutoCloseable {

  static final String UFRAG = "brow";

  final DatagramSocket socket;
  final Certificate certificate = Certificate.make(InstantSource.system(), new SecureRandom());
  int[] profiles = {1, 8, 7};
  boolean showsCertificate = true;

  /// Shown after its own, as if that had been issued by it.
  @Nullable Certificate behind;

  int profile;
  int ssrc = 0x2000_0001;
  int sequence = 100;
  long timestamp = 5000;
  private @Nullable InetSocketAddress server;
  private @Nullable String serverUfrag;
  private @Nullable String serverPassword;
  private @Nullable Srtp srtp;
  private @Nullable SrtpKeys keys;
  private @Nullable DTLSTransport dtls;
  byte[] lastSealed = new byte[0];

  Browser() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.setSoTimeout(1000);
  }

  String offer() {
    return offer(certificate.fingerprint());
  }

  String offer(String fingerprint) {
    return """
    v=0
    o=- 4611 2 IN IP4 127.0.0.1
    s=-
    t=0 0
    a=group:BUNDLE 0
    a=msid-semantic: WMS
    m=audio 9 UDP/TLS/RTP/SAVPF 0 126
    c=IN IP4 0.0.0.0
    a=rtcp:9 IN IP4 0.0.0.0
    a=candidate:1 1 udp 2113937151 abc.local 50000 typ host
    a=ice-ufrag:%s
    a=ice-pwd:abcdefghijklmnopqrstuvwx
    a=ice-options:trickle
    a=fingerprint:sha-256 %s
    a=setup:actpass
    a=mid:0
    a=sendrecv
    a=rtcp-mux
    a=rtpmap:0 PCMU/8000
    a=rtpmap:126 telephone-event/8000
    """
        .formatted(UFRAG, fingerprint)
        .replace("\n", "\r\n");
  }

  void take(String answer) {
    serverUfrag = find(answer, "a=ice-ufrag:(\\S+)");
    serverPassword = find(answer, "a=ice-pwd:(\\S+)");
    var port = Integer.parseInt(find(answer, "m=audio (\\d+)"));
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static String find(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) throw new AssertionError("no " + pattern);
    return found.group(1);
  }

  // --- ICE ---

  byte[] check(boolean nominate) throws GeneralSecurityException {
    return check(serverUfrag + ":" + UFRAG, String.valueOf(serverPassword), nominate);
  }

  static byte[] check(String user, String password, boolean nominate)
      throws GeneralSecurityException {
    var name = user.getBytes(StandardCharsets.US_ASCII);
    var padded = (name.length + 3) & ~3;
    var length = 4 + padded + 8 + 12 + (nominate ? 4 : 0) + 24 + 8;
    var m = new byte[20 + length];
    Rtp.put16(m, 0, 1);
    Rtp.put32(m, 4, 0x2112_a442);
    for (var i = 8; i < 20; i++) m[i] = (byte) i;
    var at = attribute(m, 20, 6, name);
    at = attribute(m, at, 0x24, new byte[] {0x6e, 0, 0x1e, -1});
    at = attribute(m, at, 0x802a, new byte[8]);
    if (nominate) at = attribute(m, at, 0x25, new byte[0]);
    Rtp.put16(m, 2, at - 20 + 24);
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
    mac.update(m, 0, at);
    at = attribute(m, at, 8, mac.doFinal());
    Rtp.put16(m, 2, at - 20 + 8);
    var crc = new CRC32();
    crc.update(m, 0, at);
    var value = new byte[4];
    Rtp.put32(value, 0, (int) crc.getValue() ^ 0x5354_554e);
    attribute(m, at, 0x8028, value);
    return m;
  }

  private static int attribute(byte[] m, int at, int type, byte[] value) {
    Rtp.put16(m, at, type);
    Rtp.put16(m, at + 2, value.length);
    System.arraycopy(value, 0, m, at + 4, value.length);
    return at + 4 + ((value.length + 3) & ~3);
  }

  /// @return whether the server answered the check
  boolean connect() throws IOException, GeneralSecurityException {
    raw(check(true));
    var answer = receive();
    return answer.length > 20 && Rtp.unsigned16(answer, 0) == 0x0101;
  }

  // --- DTLS ---

  void shakeHands() throws IOException {
    var client = new Client();
    var transport = new DTLSClientProtocol().connect(client, new Wire());
    dtls = transport;
    if (client.keys == null) throw new IOException("no keys");
    keys = client.keys;
    try {
      srtp = new Srtp(client.keys.swapped(), ssrc);
    } catch (GeneralSecurityException never) {
      throw new AssertionError(never);
    }
  }

  void sayGoodbye() throws IOException {
    if (dtls != null) dtls.close();
  }

  /// The whole way from answer to keys.
  void arrive(String answer) throws IOException, GeneralSecurityException {
    take(answer);
    // RFC 8445 section 14: a check may be lost, or come before its leg is ready
    socket.setSoTimeout(250);
    var connected = false;
    for (var i = 0; i < 3 && !connected; i++) connected = connect();
    socket.setSoTimeout(1000);
    if (!connected) throw new IOException("no answer to the check");
    shakeHands();
  }

  // --- audio ---

  void say(int value) throws IOException, GeneralSecurityException {
    say(ssrc, value);
  }

  void say(int from, int value) throws IOException, GeneralSecurityException {
    var packet = new byte[400];
    Arrays.fill(packet, Rtp.HEADER, Rtp.HEADER + Rtp.FRAME, (byte) value);
    Rtp.write(packet, 0, false, sequence, timestamp, from);
    sequence = (sequence + 1) & 0xffff;
    timestamp += Rtp.FRAME;
    var out = from == ssrc ? srtp : new Srtp(keys().swapped(), from);
    var length = Objects.requireNonNull(out).seal(packet, Rtp.HEADER + Rtp.FRAME);
    lastSealed = Arrays.copyOf(packet, length);
    raw(lastSealed);
  }

  SrtpKeys keys() {
    return Objects.requireNonNull(keys);
  }

  /// The next audio packet, decrypted; empty if none comes in time.
  byte[] hear() throws IOException, GeneralSecurityException {
    while (true) {
      var packet = receive();
      if (packet.length == 0) return packet;
      if ((packet[0] & 0xc0) != 0x80) continue;
      var plain = Objects.requireNonNull(srtp).open(packet, packet.length);
      if (plain < 0) throw new GeneralSecurityException("not authentic");
      return Arrays.copyOf(packet, plain);
    }
  }

  List<byte[]> hear(int count) throws IOException, GeneralSecurityException {
    var heard = new ArrayList<byte[]>();
    for (var i = 0; i < count; i++) {
      var packet = hear();
      if (packet.length == 0) break;
      heard.add(packet);
    }
    return heard;
  }

  void raw(byte[] datagram) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length, address()));
  }

  InetSocketAddress address() {
    return Objects.requireNonNull(server);
  }

  byte[] receive() throws IOException {
    var packet = new DatagramPacket(new byte[2000], 2000);
    try {
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    } catch (SocketTimeoutException none) {
      return new byte[0];
    }
  }

  void drainAll() throws IOException {
    socket.setSoTimeout(200);
    while (receive().length > 0) {}
    socket.setSoTimeout(1000);
  }

  @Override
  public void close() {
    socket.close();
  }

  private final class Wire implements DatagramTransport {
    @Override
    public int getReceiveLimit() {
      return 1500;
    }

    @Override
    public int getSendLimit() {
      return 1200;
    }

    @Override
    public int receive(byte[] into, int offset, int length, int waitMillis) throws IOException {
      socket.setSoTimeout(Math.max(1, waitMillis));
      var packet = Browser.this.receive();
      socket.setSoTimeout(1000);
      if (packet.length == 0 || packet[0] < 20 || packet[0] > 63) return -1;
      System.arraycopy(packet, 0, into, offset, Math.min(length, packet.length));
      return Math.min(length, packet.length);
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException {
      raw(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void close() {}
  }

  private final class Client extends DefaultTlsClient {

    private final BcTlsCrypto tls;
    private @Nullable SrtpKeys keys;

    Client() {
      this(new BcTlsCrypto(new SecureRandom()));
    }

    private Client(BcTlsCrypto crypto) {
      super(crypto);
      tls = crypto;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Hashtable getClientExtensions() throws IOException {
      var extensions = super.getClientExtensions();
      TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, new byte[0]));
      return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processServerExtensions(Hashtable extensions) throws IOException {
      super.processServerExtensions(extensions);
      profile = TlsSRTPUtils.getUseSRTPExtension(extensions).getProtectionProfiles()[0];
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate theirs) {}

        @Override
        public @Nullable TlsCredentials getClientCredentials(CertificateRequest request)
            throws IOException {
          if (!showsCertificate) return null;
          return new BcDefaultTlsCredentialedSigner(
              new TlsCryptoParameters(context),
              tls,
              certificate.key(),
              new org.bouncycastle.tls.Certificate(shown()),
              SignatureAndHashAlgorithm.getInstance(
                  HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        }
      };
    }

    private TlsCertificate[] shown() throws IOException {
      var own = tls.createCertificate(certificate.der().toArray());
      var other = behind;
      return other == null
          ? new TlsCertificate[] {own}
          : new TlsCertificate[] {own, tls.createCertificate(other.der().toArray())};
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
      super.notifyHandshakeComplete();
      var length = 2 * SrtpKeys.length(profile);
      keys =
          SrtpKeys.ofServer(
              profile, context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length));
    }
  }

  static Bytes tone(int value, int frames) {
    var bytes = new byte[frames * Rtp.FRAME];
    Arrays.fill(bytes, (byte) value);
    return Bytes.of(bytes);
  }
}
