package denwaban.e2e;

import java.util.List;

/// Compares what went over the wire with one side of a recording, frame by frame.
///
/// @param recorded packets found in the recording, each at its place by the RTP timestamp
/// @param missing packets between the first and the last recorded one that are not there
/// @param lastAt when the last recorded packet went by, in seconds of the capture's clock
record Frames(int recorded, int missing, double firstAt, double lastAt) {

  static Frames compare(List<Capture.Packet> sent, byte[] side) {
    for (var first = 0; first < sent.size(); first++) {
      // silence is alike everywhere and would be found at a wrong place
      if (Sound.energy(Sound.decode(sent.get(first).audio())) < 1_000) continue;
      var at = indexOf(side, sent.get(first).audio());
      if (at < 0) continue;
      var start = sent.get(first);
      var origin = at - start.timestamp();
      var recorded = 0;
      var last = first;
      for (var i = first; i < sent.size(); i++) {
        if (matches(side, origin + sent.get(i).timestamp(), sent.get(i).audio())) {
          recorded++;
          last = i;
        }
      }
      return new Frames(recorded, last - first + 1 - recorded, start.at(), sent.get(last).at());
    }
    return new Frames(0, 0, 0, 0);
  }

  private static int indexOf(byte[] side, byte[] frame) {
    for (var at = 0; at + frame.length <= side.length; at++) {
      if (matches(side, at, frame)) return at;
    }
    return -1;
  }

  private static boolean matches(byte[] side, long at, byte[] frame) {
    if (at < 0 || at + frame.length > side.length) return false;
    for (var i = 0; i < frame.length; i++) {
      if (side[(int) at + i] != frame[i]) return false;
    }
    return true;
  }
}
