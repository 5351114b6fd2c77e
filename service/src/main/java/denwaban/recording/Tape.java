package denwaban.recording;

import denwaban.call.AudioTap;
import denwaban.call.Side;
import denwaban.kernel.CallId;
import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One call being recorded: heard on a media thread, written by a recording thread. It also keeps
/// the [LastSeconds] for the operator who has the call, some time longer than the call lasts.
final class Tape implements AudioTap {

  /// Longest time after the hang-up that an operator can hear the last seconds again, in ns: 5 min.
  static final long AFTERWARDS_NANOS = 300_000_000_000L;

  private static final System.Logger LOG = System.getLogger(Tape.class.getName());
  private static final byte[] NOTHING = new byte[0];

  final CallId call;
  private final PacketRing packetRing = new PacketRing();
  private final Segments segments;

  /// Begins with the first packet: until then there is no time to be silent in.
  private @Nullable Timeline timeline;

  private final Runnable brokeOff;
  private final LongSupplier nanos;
  private final LastSeconds last = new LastSeconds();
  private final Queue<CompletableFuture<byte[]>> asked = new ConcurrentLinkedQueue<>();

  /// A new one each time that an operator takes the call; null while no one has it.
  private volatile @Nullable Object hand;

  /// Whose seconds are kept.
  private @Nullable Object heardBy;

  private boolean over;
  private long endedNanos;

  Tape(CallId call, RecordingSink sink, Runnable brokeOff, LongSupplier nanos) {
    this.call = call;
    this.brokeOff = brokeOff;
    this.nanos = nanos;
    this.segments = new Segments(sink);
  }

  @Override
  public void taken() {
    hand = new Object();
  }

  @Override
  public void left() {
    hand = null;
  }

  /// Asks for the last seconds, on any thread; they come with the next [#turn].
  ///
  /// @return a WAV; no bytes if nothing is kept
  CompletableFuture<byte[]> last() {
    var answer = new CompletableFuture<byte[]>();
    asked.add(answer);
    return answer;
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
    packetRing.put(
        PacketRing.AUDIO,
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
    packetRing.put(
        PacketRing.EVENT, number(side), ssrc, sequence, 0, NOTHING, 0, 0, nanos.getAsLong());
  }

  @Override
  public void ended(boolean normally) {
    var kind = normally ? PacketRing.END : PacketRing.BROKEN;
    packetRing.put(kind, (byte) 0, 0, 0, 0, NOTHING, 0, 0, nanos.getAsLong());
  }

  private static byte number(Side side) {
    return (byte) (side == Side.CALLER ? 0 : 1);
  }

  // --- on the recording thread ---------------------------------------------------------------

  /// Writes what was heard, and answers who asked for the last seconds.
  ///
  /// @return whether more may come, or be asked for
  boolean turn(byte[] scratch) {
    if (!over) hear(scratch);
    follow();
    for (var wants = asked.poll(); wants != null; wants = asked.poll()) {
      wants.complete(last.wav(over || timeline == null ? NOTHING : timeline.peek()));
    }
    return !over || last.kept();
  }

  /// What one operator heard is not for the next.
  private void follow() {
    var now = hand;
    if (!Objects.equals(now, heardBy)) {
      heardBy = now;
      if (now == null || over) last.wipe();
      else last.begin(timeline == null ? 0 : timeline.waiting());
    }
    if (over && nanos.getAsLong() - endedNanos > AFTERWARDS_NANOS) last.wipe();
  }

  private void frames(byte[] stereo, int length) throws IOException {
    segments.frames(stereo, length);
    last.take(stereo, length);
  }

  private void hear(byte[] scratch) {
    // asked first: what was heard before the overflow is still written
    var overflowed = packetRing.overflowed();
    try {
      packetRing.read(this::write, scratch);
      if (!over && overflowed) cut("the disk was too slow");
    } catch (IOException full) {
      cut("the store failed");
    } catch (RuntimeException | Error bug) {
      LOG.log(System.Logger.Level.ERROR, "recording failed, call " + call, bug);
      cut("a bug");
    }
  }

  private void write(
      byte kind, byte side, int ssrc, int sequence, long ts, byte[] audio, int length, long arrived)
      throws IOException {
    if (over) return;
    var voice = side == 0 ? Side.CALLER : Side.OPERATOR;
    switch (kind) {
      case PacketRing.AUDIO ->
          begun(arrived).audio(voice, ssrc, sequence, ts, audio, 0, length, arrived);
      case PacketRing.EVENT -> begun(arrived).event(voice, ssrc, sequence);
      case PacketRing.END -> {
        if (timeline != null) timeline.end(arrived);
        segments.finish();
        close();
      }
      case PacketRing.BROKEN -> {
        if (timeline != null) timeline.end(arrived);
        cut("the media plane broke");
      }
      default -> throw new AssertionError("four kinds of records");
    }
  }

  private Timeline begun(long arrived) {
    if (timeline == null) timeline = new Timeline(arrived, this::frames);
    return timeline;
  }

  /// Ends the recording as incomplete; the call goes on.
  void cut(String why) {
    if (over) return;
    LOG.log(System.Logger.Level.WARNING, "recording cut short: " + why + ", call " + call);
    close();
    // it would go on to say what was said long ago
    last.wipe();
    try {
      segments.abort();
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "a cut recording was not noted, call " + call, bug);
    }
    brokeOff.run();
  }

  private void close() {
    over = true;
    endedNanos = nanos.getAsLong();
    if (timeline != null) timeline.wipe();
    packetRing.wipe();
  }
}
