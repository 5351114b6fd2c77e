package denwaban.call.media;

import java.net.InetAddress;
import java.time.InstantSource;

/// Where and how much.
///
/// @param bind address the sockets listen on
/// @param announced address written into descriptions, where peers can reach `bind`
/// @param firstPort first UDP port, even, 1024 or above
/// @param lastPort last UDP port, included
/// @param loops media threads, 1 to [#MAX_LOOPS]
/// @param maxLegs legs open at once, 1 to [#MAX_LEGS]
/// @param clock for the validity of the DTLS certificate only
public record MediaSettings(
    InetAddress bind,
    InetAddress announced,
    int firstPort,
    int lastPort,
    int loops,
    int maxLegs,
    InstantSource clock) {

  public static final int MAX_LOOPS = 64;

  /// Two ports each: more do not fit into the range that UDP has.
  public static final int MAX_LEGS = 20_000;

  public MediaSettings {
    if (firstPort < 1024 || firstPort % 2 != 0 || lastPort > 65_535 || lastPort <= firstPort) {
      throw new IllegalArgumentException(
          "media ports: first even, 1024 to last, last at most 65535");
    }
    if (loops < 1 || loops > MAX_LOOPS) throw new IllegalArgumentException("media loops: 1 to 64");
    if (maxLegs < 1 || maxLegs > MAX_LEGS) {
      throw new IllegalArgumentException("media legs: 1 to 20000");
    }
  }

  /// For one machine alone: the demo and the tests.
  public static MediaSettings loopback(int firstPort, int lastPort, InstantSource clock) {
    var here = InetAddress.getLoopbackAddress();
    return new MediaSettings(here, here, firstPort, lastPort, 1, 400, clock);
  }
}
