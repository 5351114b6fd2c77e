package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.jspecify.annotations.Nullable;

/// A browser: ICE-lite, DTLS and SRTP on one port, its own or the [SharedSocket] of its thread.
///
/// Nothing is sent to an address, and nothing but checks is read from it, before a check from there
/// proved knowledge of our ICE password.
public final class WebLeg extends Voice implements Leg {

  /// A browser that proves nothing for this long is gone (RFC 7675 asks for 30 s at most).
  public static final Duration CONSENT = Duration.ofSeconds(15);

  /// From offer to keys; a slow machine needs a second, a slow network three.
  public static final Duration SETUP = Duration.ofSeconds(30);

  /// A browser with this many working paths at once has no more networks to offer.
  static final int MAX_PATHS = 4;

  private final MediaPlane plane;
  private final Consumer<WebEvent> listener;
  private final Bytes fingerprint;
  private final @Nullable Stun[] checks = new Stun[2];
  private final @Nullable Path[] paths = new Path[MAX_PATHS];
  private final DtlsQueue dtls = new DtlsQueue(this::sendLater);
  private volatile WebOffer offer;
  private volatile String answer;
  private @Nullable Path selected;
  private @Nullable Srtp srtp;
  private boolean handshaking;
  private boolean over;
  private long began;
  private long provenAt;

  WebLeg(
      MediaPlane plane,
      MediaLoop loop,
      Ports.@Nullable Pair ports,
      WebOffer offer,
      Consumer<WebEvent> listener) {
    super(plane, loop, ports);
    this.plane = plane;
    this.listener = listener;
    this.offer = offer;
    this.fingerprint = offer.fingerprint();
    this.answer = prepare(offer);
    this.began = plane.nanos();
  }

  /// Our answer (SDP) to the last offer.
  public String answer() {
    return answer;
  }

  /// Takes a new offer of the same browser that changed its network (ICE restart).
  ///
  /// @return our new answer
  /// @throws BadOffer if the certificate is another one: that is another peer, and a new leg
  public synchronized String restart(WebOffer next) throws BadOffer {
    if (!next.fingerprint().equals(fingerprint)) throw new BadOffer(BadOffer.Why.OTHER_PEER);
    offer = next;
    answer = prepare(next);
    return answer;
  }

  /// New credentials; those before stay valid until the new ones are used (RFC 8445 section 9).
  private String prepare(WebOffer next) {
    var user = plane.secret(8);
    var password = plane.secret(24);
    try {
      var fresh = new Stun(user, password, next.ufrag());
      post(() -> {
        dismiss(checks[1]);
        checks[1] = checks[0];
        checks[0] = fresh;
        if (ports == null) loop().door().expect(fresh.local(), this);
      });
    } catch (GeneralSecurityException never) {
      throw new AssertionError("every Java platform has HmacSHA1", never);
    }
    return WebAnswer.to(next, plane, port(), outgoing.ssrc(), user, password);
  }

  /// Where the browser sends to.
  int port() {
    return ports == null ? loop().door().port() : ports.port();
  }

  @Override
  public void close() {
    post(() -> down(WebEvent.Why.CLOSED));
  }

  private void down(WebEvent.Why why) {
    if (over) return;
    over = true;
    end(true);
    events.tell(() -> listener.accept(new WebEvent.Down(why)));
  }

  // --- receiving ----------------------------------------------------------------------------

  @Override
  public void readable(long now) throws IOException {
    var direct = loop().direct;
    direct.clear();
    var from = channel().receive(direct);
    if (from == null) return;
    loop().received.increment();
    var length = direct.position();
    if (length == 0 || length > Rtp.MAX_PACKET) {
      refuse();
      return;
    }
    direct.flip();
    direct.get(loop().in, 0, length);
    sort(length, from, now);
  }

  /// RFC 7983: the first byte tells what it is.
  private void sort(int length, SocketAddress from, long now) throws IOException {
    if (Stun.looksLike(loop().in)) {
      checked(length, (InetSocketAddress) from, now);
    } else if (!isPath(from)) {
      refuse();
    } else {
      proven(length, now);
    }
  }

  /// Takes a packet that came by one of our paths, in `loop().in`.
  void proven(int length, long now) throws IOException {
    var first = loop().in[0] & 0xff;
    if (first >= 128 && first < 192) {
      audio(length, now);
    } else if (first >= 20 && first < 64) {
      handshake(length);
    } else {
      refuse();
    }
  }

  private boolean isPath(SocketAddress from) {
    for (var path : paths) if (path != null && path.leadsTo(from)) return true;
    return false;
  }

  /// Takes a check, in `loop().in`, that may be for us.
  void checked(int length, InetSocketAddress from, long now) throws IOException {
    for (var i = 0; i < checks.length; i++) {
      var check = checks[i];
      if (check == null) continue;
      var result = check.check(loop().in, length);
      if (result == Stun.Check.FALSE) continue;
      var path = remember(from);
      if (path == null) break;
      provenAt = now;
      if (selected == null || result == Stun.Check.NOMINATED) selected = path;
      // the new credentials work: the old ones are done with
      if (i == 0 && result == Stun.Check.NOMINATED) {
        dismiss(checks[1]);
        checks[1] = null;
      }
      send(check.answer(loop().in, from, loop().out), path);
      return;
    }
    refuse();
  }

  /// @return null if the address is another leg's
  private @Nullable Path remember(InetSocketAddress from) {
    for (var path : paths) if (path != null && path.leadsTo(from)) return path;
    var path = new Path(from);
    if (ports == null && !loop().door().learn(path, this)) return null;
    // the one that is spoken on stays, however many others come
    var last = MAX_PATHS - 1;
    if (selected != null && selected.equals(paths[last])) swap(last, last - 1);
    forget(paths[last]);
    System.arraycopy(paths, 0, paths, 1, last);
    paths[0] = path;
    return path;
  }

  private void swap(int one, int other) {
    var kept = paths[one];
    paths[one] = paths[other];
    paths[other] = kept;
  }

  private void forget(@Nullable Path path) {
    if (path != null && ports == null) loop().door().forget(path, this);
  }

  private void dismiss(@Nullable Stun check) {
    if (check != null && ports == null) loop().door().forget(check.local());
  }

  private void audio(int length, long now) throws IOException {
    var keyed = srtp;
    if (keyed == null) return;
    // RFC 5761 section 4: RTCP. Nothing we do depends on it, so it is not even decrypted
    var type = loop().in[1] & 0xff;
    if (type >= 192 && type < 224) return;
    try {
      var plain = keyed.open(loop().in, length);
      if (plain < 0) refuse();
      else heard(plain, Codec.PCMU.payloadType(), eventType(), now);
    } catch (GeneralSecurityException forged) {
      refuse();
    }
  }

  // --- DTLS ---------------------------------------------------------------------------------

  private void handshake(int length) {
    if (!dtls.put(loop().in, length)) refuse();
    if (handshaking) return;
    handshaking = true;
    Thread.ofVirtual().name("dtls").start(this::shakeHands);
  }

  /// On a thread of its own, from the first flight to the goodbye.
  private void shakeHands() {
    var handshake = new Handshake(plane.random(), plane.certificate(), fingerprint);
    try {
      var transport = new DTLSServerProtocol().accept(handshake, dtls);
      var keys = handshake.keys();
      if (keys == null) throw new IOException("no keys");
      post(() -> keyed(keys));
      var ignored = new byte[Rtp.MAX_PACKET];
      // repeated last flights and the goodbye; browsers send nothing else here
      while (!dtls.closed()) transport.receive(ignored, 0, ignored.length, 10_000);
      post(() -> down(WebEvent.Why.CLOSED_BY_PEER));
    } catch (IOException | RuntimeException failed) {
      var why =
          handshake.wrongCertificate()
              ? WebEvent.Why.WRONG_CERTIFICATE
              : handshake.keys() == null
                  ? WebEvent.Why.HANDSHAKE_FAILED
                  : WebEvent.Why.CLOSED_BY_PEER;
      post(() -> down(why));
    }
  }

  private void keyed(SrtpKeys keys) {
    plane.keyed();
    try {
      srtp = new Srtp(keys, outgoing.ssrc());
      events.tell(() -> listener.accept(new WebEvent.Up()));
    } catch (GeneralSecurityException never) {
      down(WebEvent.Why.HANDSHAKE_FAILED);
    }
  }

  /// For measurements: keys and path as if a browser had agreed on them.
  void agree(SrtpKeys keys, InetSocketAddress path) {
    post(() -> {
      selected = remember(path);
      provenAt = Long.MAX_VALUE;
      keyed(keys);
    });
  }

  // --- sending ------------------------------------------------------------------------------

  private void sendLater(byte[] datagram) {
    post(() -> {
      try {
        System.arraycopy(datagram, 0, loop().out, 0, datagram.length);
        if (selected != null) send(datagram.length, selected);
      } catch (IOException lost) {
        // DTLS sends again
        refuse();
      }
    });
  }

  private void send(int length, Path to) throws IOException {
    if (ports == null) {
      loop().door().send(loop().out, length, to);
      return;
    }
    var direct = loop().directOut;
    direct.clear();
    direct.put(loop().out, 0, length).flip();
    channel().send(direct, to.address());
  }

  @Override
  void transmit(int length) throws IOException {
    var keyed = srtp;
    var to = selected;
    if (keyed == null || to == null) return;
    try {
      send(keyed.seal(loop().out, length), to);
    } catch (GeneralSecurityException never) {
      refuse();
    }
  }

  @Override
  boolean hears() {
    return srtp != null && selected != null;
  }

  @Override
  int eventType() {
    return offer.eventType();
  }

  @Override
  Codec codec() {
    return Codec.PCMU;
  }

  @Override
  void everySecond(long now) {
    if (srtp != null) srtp.everySecond();
    if (srtp == null && now - began > SETUP.toNanos()) down(WebEvent.Why.TOO_SLOW);
    else if (srtp != null && provenAt != Long.MAX_VALUE && now - provenAt > CONSENT.toNanos()) {
      down(WebEvent.Why.CONSENT_LOST);
    }
  }

  @Override
  void closing() {
    dtls.end();
    for (var path : paths) forget(path);
    for (var check : checks) dismiss(check);
    if (srtp != null) srtp.close();
  }

  /// SSRCs with a context; for tests, on the loop's thread.
  int ssrcs() {
    return srtp == null ? 0 : srtp.ssrcs();
  }
}
