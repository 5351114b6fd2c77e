package denwaban.recording;

import denwaban.call.AudioTap;
import denwaban.call.Side;
import denwaban.kernel.CallId;
import java.io.IOException;
import java.util.function.LongSupplier;

/// One call being recorded: heard on a media thread, written by a recording thread.
final class Tape implements AudioTap {

  private static final System.Logger LOG = System.getLogger(Tape.class.getName());
  private static final byte[] NOTHING = new byte[0];

  private final CallId call;
  private final HandOver handOver = new HandOver();
  private final Segments segments;
  private final Timeline timeline;
  private final Runnable brokeOff;
  private final LongSupplier nanos;
  private boolean over;

  Tape(CallId call, RecordingSink sink, Runnable brokeOff, LongSupplier nanos) {
    this.call = call;
    this.brokeOff = brokeOff;
    this.nanos = nanos;
    this.segments = new Segments(sink);
    this.timeline = new Timeline(nanos.getAsLong(), segments);
  }

  // --- on the media thread: nothing here blocks or allocates ---------------------------------

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
    handOver.put(
        HandOver.AUDIO,
        number(side),
        ssrc,
        sequence,
        timestamp,
        ulaw,
        offset,
        length,
        arrivedNanos);
  }

  @Override
  public void event(Side side, int ssrc, int sequence) {
    handOver.put(HandOver.EVENT, number(side), ssrc, sequence, 0, NOTHING, 0, 0, 0);
  }

  @Override
  public void ended(boolean normally) {
    var kind = normally ? HandOver.END : HandOver.BROKEN;
    handOver.put(kind, (byte) 0, 0, 0, 0, NOTHING, 0, 0, nanos.getAsLong());
  }

  private static byte number(Side side) {
    return (byte) (side == Side.CALLER ? 0 : 1);
  }

  // --- on the recording thread ---------------------------------------------------------------

  /// Writes what was heard.
  ///
  /// @return whether more may come
  boolean turn(byte[] scratch) {
    if (over) return false;
    // asked first: what was heard before the overflow is still written
    var overflowed = handOver.overflowed();
    try {
      handOver.read(this::write, scratch);
      if (!over && overflowed) cut("the disk was too slow");
    } catch (IOException full) {
      cut("the store failed");
    } catch (RuntimeException | Error bug) {
      LOG.log(System.Logger.Level.ERROR, "recording failed, call " + call, bug);
      cut("a bug");
    }
    return !over;
  }

  private void write(
      byte kind, byte side, int ssrc, int sequence, long ts, byte[] audio, int length, long arrived)
      throws IOException {
    if (over) return;
    var voice = side == 0 ? Side.CALLER : Side.OPERATOR;
    switch (kind) {
      case HandOver.AUDIO -> timeline.audio(voice, ssrc, sequence, ts, audio, 0, length, arrived);
      case HandOver.EVENT -> timeline.event(voice, ssrc, sequence);
      case HandOver.END -> {
        timeline.end(arrived);
        segments.finish();
        close();
      }
      case HandOver.BROKEN -> {
        timeline.end(arrived);
        cut("the media plane broke");
      }
      default -> throw new AssertionError("four kinds of records");
    }
  }

  /// Ends the recording as incomplete; the call goes on.
  void cut(String why) {
    if (over) return;
    LOG.log(System.Logger.Level.WARNING, "recording cut short: " + why + ", call " + call);
    close();
    try {
      segments.abort();
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "a cut recording was not noted, call " + call, bug);
    }
    brokeOff.run();
  }

  private void close() {
    over = true;
    timeline.wipe();
    handOver.wipe();
  }
}
