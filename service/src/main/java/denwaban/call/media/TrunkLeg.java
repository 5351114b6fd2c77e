package denwaban.call.media;

import denwaban.call.AudioTap;
import denwaban.kernel.Bytes;
import java.util.function.Consumer;

/// A telephone peer: plain RTP on a port pair of its own.
public final class TrunkLeg implements Leg {

  TrunkLeg() {}

  /// The even UDP port to write into our description.
  public int localPort() {
    return 0;
  }

  /// Takes what the peer described, at first or again (hold, new address, new codec).
  ///
  /// Audio is accepted from the described address only; the port may differ until one is learnt.
  public void remote(SdpMedia media) {}

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
