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
/// @param maxLegs legs with ports of their own open at once, 1 to [#MAX_LEGS]
/// @param maxLines operators' lines open at once, which need no port of their own, 1 to
///   [#MAX_LINES]
/// @param clock for the validity of the DTLS certificate only
public record MediaSettings(
    InetAddress bind,
    InetAddress announced,
    int firstPort,
    int lastPort,
    int loops,
    int maxLegs,
    int maxLines,
    InstantSource clock) {

  public static final int MAX_LOOPS = 64;

  /// Two ports each: more do not fit into the range that UDP has.
  public static final int MAX_LEGS = 20_000;

  /// More than one machine's operators.
  public static final int MAX_LINES = 2_000;

  public MediaSettings {
    if (firstPort < 1024 || firstPort % 2 != 0 || lastPort > 65_535 || lastPort <= firstPort) {
      throw new IllegalArgumentException(
          "media ports: first even, 1024 to last, last at most 65535");
    }
    if (loops < 1 || loops > MAX_LOOPS) throw new IllegalArgumentException("media loops: 1 to 64");
    if (maxLegs < 1 || maxLegs > MAX_LEGS) {
      throw new IllegalArgumentException("media legs: 1 to 20000");
    }
    if (maxLines < 1 || maxLines > MAX_LINES) {
      throw new IllegalArgumentException("operators' lines: 1 to 2000");
    }
  }

  /// For one machine alone: the demo and the tests.
  public static MediaSettings loopback(int firstPort, int lastPort, InstantSource clock) {
    var here = InetAddress.getLoopbackAddress();
    return new MediaSettings(here, here, firstPort, lastPort, 1, 400, 400, clock);
  }
}
