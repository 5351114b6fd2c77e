package denwaban.call.media;

import denwaban.call.AudioTap;
import denwaban.kernel.Bytes;
import java.time.Duration;
import java.util.function.Consumer;

/// A browser: ICE-lite, DTLS and SRTP on one port of its own.
public final class WebLeg implements Leg {

  /// A browser that proves nothing for this long is gone (RFC 7675 asks for 30 s at most).
  public static final Duration CONSENT = Duration.ofSeconds(15);

  /// From offer to keys; a slow machine needs a second, a slow network three.
  public static final Duration SETUP = Duration.ofSeconds(30);

  WebLeg() {}

  /// Our answer (SDP) to the last offer.
  public String answer() {
    return "";
  }

  /// Takes a new offer of the same browser that changed its network (ICE restart).
  ///
  /// @return our new answer
  /// @throws BadOffer if the certificate is another one: that is another peer, and a new leg
  public String restart(WebOffer offer) throws BadOffer {
    return "";
  }

  @Override
  public void play(Bytes ulaw, Runnable ended) {}

  @Override
  public void hold(Bytes ulaw) {}

  @Override
  public void silence() {}

  @Override
  public void unbridge() {}

  @Override
  public void tap(AudioTap tap) {}

  @Override
  public void untap() {}

  @Override
  public void keys(Consumer<Character> pressed) {}

  @Override
  public LegStats stats() {
    return new LegStats(0, 0, 0, 0);
  }

  @Override
  public void close() {}
}
