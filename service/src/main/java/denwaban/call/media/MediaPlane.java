package denwaban.call.media;

import java.util.function.Consumer;

/// All live audio of this process: makes legs and joins them.
public final class MediaPlane implements AutoCloseable {

  private MediaPlane() {}

  /// Starts the media threads and warms up the cryptography (1 to 4 s on a cold machine).
  public static MediaPlane open(MediaSettings settings) {
    return new MediaPlane();
  }

  /// A leg for a telephone call.
  public TrunkLeg trunk() throws NoCapacity {
    return new TrunkLeg();
  }

  /// A leg for a browser, an operator's line or the demo's telephone.
  public WebLeg web(WebOffer offer, Consumer<WebEvent> events) throws NoCapacity {
    return new WebLeg();
  }

  /// Joins two legs: each hears the other, until one is unbridged, played to, or closed.
  public void bridge(Leg one, Leg other) {}

  public PlaneStats stats() {
    return new PlaneStats(0, 0, 0, 0, 0, 0);
  }

  /// Closes every leg.
  @Override
  public void close() {}
}
