package denwaban.recording;

import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Cuts the frames of one call into WAV files of at most five minutes and seals each as it grows.
final class Segments implements Timeline.Output {

  /// Five minutes: what a listener must fetch before the first sound, and what one key covers.
  static final long MAX_FRAMES = 5L * 60 * Timeline.RATE;

  private final RecordingSink sink;
  private final Recipient recipient;
  private RecordingSink.@Nullable Segment segment;
  private @Nullable SealedStream sealed;
  private long frames;
  private long framesBefore;

  Segments(RecordingSink sink) {
    this.sink = sink;
    this.recipient = Recipient.parse(sink.recipient());
  }

  @Override
  public void frames(byte[] stereo, int length) throws IOException {
    var at = 0;
    while (at < length) {
      var stream = open();
      var room = (int) Math.min(length - at, 2 * (MAX_FRAMES - frames));
      stream.write(stereo, at, room);
      frames += room / 2;
      at += room;
      if (frames == MAX_FRAMES) seal();
    }
  }

  private SealedStream open() throws IOException {
    if (sealed != null) return sealed;
    var next = sink.begin(framesBefore * 1000 / Timeline.RATE);
    var stream = SealedStream.open(recipient, sink.besides(), next.payload());
    segment = next;
    sealed = stream;
    // before the first sound: a payload whose header is lost can never be opened
    next.header(stream.header());
    next.besides(stream.besides());
    var head = Wav.head();
    stream.write(head, 0, head.length);
    return stream;
  }

  private void seal() throws IOException {
    if (sealed == null || segment == null) return;
    sealed.finish();
    segment.end();
    sealed = null;
    segment = null;
    framesBefore += frames;
    frames = 0;
  }

  /// The call ended normally. Of a call in which no one was heard, nothing is kept.
  void finish() throws IOException {
    if (sealed == null && framesBefore == 0) return;
    seal();
    sink.finish(millis());
  }

  /// No final chunk: what is torn must not look whole.
  void abort() {
    if (sealed != null) sealed.close();
    sealed = null;
    segment = null;
    sink.abort(millis());
  }

  private long millis() {
    return (framesBefore + frames) * 1000 / Timeline.RATE;
  }
}
