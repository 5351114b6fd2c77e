package denwaban.recording;

import denwaban.call.AudioTap;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;

/// The real recorder, sealing into files of a folder, for measurements.
@NullMarked
public final class DeckDoor implements AutoCloseable {

  private static final long FORCE_NANOS = 1_000_000_000L;

  private final Recorder recorder = new Recorder();
  private final Path folder;
  private final String recipient;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong finished = new AtomicLong();
  private final AtomicLong aborted = new AtomicLong();

  /// @param recipient whom to seal to, `age1…`
  public DeckDoor(Path folder, String recipient) {
    this.folder = folder;
    this.recipient = recipient;
  }

  public AudioTap start(CallId call) {
    return recorder.start(call, new Folder(call), () -> {});
  }

  public long bytes() {
    return bytes.get();
  }

  public long finished() {
    return finished.get();
  }

  public long aborted() {
    return aborted.get();
  }

  @Override
  public void close() {
    recorder.close();
  }

  private final class Folder implements RecordingSink {

    private final CallId call;
    private int number;

    Folder(CallId call) {
      this.call = call;
    }

    @Override
    public String recipient() {
      return recipient;
    }

    @Override
    public Segment begin(long startMs) throws IOException {
      return new File(folder.resolve(call + "." + number++));
    }

    @Override
    public void finish(long durationMs) {
      finished.incrementAndGet();
    }

    @Override
    public void abort(long durationMs) {
      aborted.incrementAndGet();
    }
  }

  /// Forces like the real sink: at most every second, and at the end.
  private final class File extends OutputStream implements RecordingSink.Segment {

    private final Path path;
    private final FileChannel channel;
    private long forced = System.nanoTime();

    File(Path path) throws IOException {
      this.path = path;
      this.channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public OutputStream payload() {
      return this;
    }

    @Override
    public void header(Bytes header) throws IOException {
      Files.write(path.resolveSibling(path.getFileName() + ".header"), header.toArray());
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      var rest = ByteBuffer.wrap(b, off, len);
      while (rest.hasRemaining()) bytes.addAndGet(channel.write(rest));
      var now = System.nanoTime();
      if (now - forced < FORCE_NANOS) return;
      forced = now;
      channel.force(false);
    }

    @Override
    public void end() throws IOException {
      channel.force(true);
      channel.close();
    }
  }
}
