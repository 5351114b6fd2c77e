package denwaban.call.media;

import denwaban.call.AudioTap;
import denwaban.call.Side;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A tap that remembers what it heard.
final class Ear implements AudioTap {

  record Heard(Side side, int ssrc, int sequence, long timestamp, int value, int length) {}

  final List<Heard> audio = new CopyOnWriteArrayList<>();
  final List<Heard> events = new CopyOnWriteArrayList<>();
  final List<Boolean> ends = new CopyOnWriteArrayList<>();

  @Override
  public void audio(
      Side side,
      int ssrc,
      int sequence,
      long timestamp,
      byte[] ulaw,
      int offset,
      int length,
      long arrivedNanos) {
    audio.add(new Heard(side, ssrc, sequence, timestamp, ulaw[offset] & 0xff, length));
  }

  @Override
  public void event(Side side, int ssrc, int sequence) {
    events.add(new Heard(side, ssrc, sequence, 0, 0, 0));
  }

  @Override
  public void ended(boolean normally) {
    ends.add(normally);
  }

  List<Heard> of(Side side) {
    return audio.stream().filter(heard -> heard.side() == side).toList();
  }
}
