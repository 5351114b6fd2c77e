package denwaban.call;

import java.util.ArrayList;
import java.util.List;

/// A recording that notes when the call came into hands and left them, and its ends.
final class FakeTap implements AudioTap {

  int ended;
  final List<String> hands = new ArrayList<>();

  @Override
  public void taken() {
    hands.add("taken");
  }

  @Override
  public void left() {
    hands.add("left");
  }

  @Override
  public void audio(
      Side side, int ssrc, int seq, long ts, byte[] ulaw, int off, int len, long nanos) {}

  @Override
  public void event(Side side, int ssrc, int sequence) {}

  @Override
  public void ended(boolean normally) {
    ended++;
  }
}
