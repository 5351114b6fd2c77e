package denwaban.recording;

import denwaban.audit.TestLog;
import denwaban.call.AudioTap;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.Side;
import denwaban.client.key.TestClients;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.recording.replay.SecondReaders;
import denwaban.vault.TestVault;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Real recordings with the real cutting into segments, without a call: tests say what is heard.
public final class TestTape {

  private final Recordings recordings;
  private final Deque<RecordingSink> begun = new ArrayDeque<>();
  private final Deque<ObjectId> kept = new ArrayDeque<>();

  public TestTape(
      TestDatabase database,
      TestVault vault,
      TestLog log,
      TestClients clients,
      TestContracts contracts,
      SecondReaders seconds,
      Consumer<RecordingKept> heard) {
    recordings =
        new TestEdge(
                database,
                vault,
                log,
                clients,
                event -> {
                  if (event instanceof RecordingKept it) {
                    kept.push(it.object());
                    heard.accept(it);
                  }
                })
            .recordings(
                (_, sink, _) -> {
                  begun.push(sink);
                  return new Deaf();
                },
                seconds);
  }

  /// A call that is being recorded.
  public final class Running {

    private final RecordingSink sink;
    private final Segments segments;

    private Running(RecordingSink sink) {
      this.sink = sink;
      this.segments = new Segments(sink);
    }

    /// From the first sound on.
    public int readersBesides() {
      try {
        hears(new byte[320]);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return sink.besides().size();
    }

    /// @param stereo µ-law frames of both sides
    public Running hears(byte[] stereo) throws IOException {
      segments.frames(stereo, stereo.length);
      return this;
    }

    public ObjectId ends() throws IOException {
      segments.finish();
      return kept.getFirst();
    }

    public ObjectId breaksOff() {
      segments.abort();
      return kept.getFirst();
    }
  }

  public Running begins(ClientId client, @Nullable UUID mailbox, Instant at) {
    var tapped = recordings.begin(new CallId(UUID.randomUUID()), client, mailbox, at, () -> {});
    if (!(tapped instanceof Tapped.On)) throw new AssertionError("not recorded: " + tapped);
    return new Running(begun.getFirst());
  }

  /// Five minutes and one frame of both sides: what needs a second segment.
  public static byte[] twoSegments() {
    return new byte[(int) (2 * (Segments.MAX_FRAMES + 1))];
  }

  /// A tap that hears nothing.
  private static final class Deaf implements AudioTap {
    @Override
    public void audio(
        Side side, int ssrc, int seq, long ts, byte[] ulaw, int off, int len, long nanos) {}

    @Override
    public void event(Side side, int ssrc, int sequence) {}

    @Override
    public void ended(boolean normally) {}
  }
}
