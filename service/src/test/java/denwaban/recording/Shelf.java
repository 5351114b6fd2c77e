package denwaban.recording;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Suite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A sink in memory, with the key to open what it holds, and a disk that can stall or fail.
final class Shelf implements RecordingSink {

  static final class Kept implements Segment {
    final long startMs;
    final OutputStream payload;
    volatile Bytes header = Bytes.of(new byte[0]);
    volatile boolean ended;

    Kept(long startMs, OutputStream through) {
      this.startMs = startMs;
      this.payload = through;
    }

    @Override
    public OutputStream payload() {
      return payload;
    }

    @Override
    public void header(Bytes kept) {
      header = kept;
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  final Identity identity = Identity.generate(Suite.X25519);
  final List<Kept> segments = new CopyOnWriteArrayList<>();
  final CountDownLatch over = new CountDownLatch(1);
  volatile long finished = -1;
  volatile long aborted = -1;
  volatile boolean full;
  volatile CountDownLatch stall = new CountDownLatch(0);

  @Override
  public String recipient() {
    return identity.recipient().text();
  }

  @Override
  public Segment begin(long startMs) {
    var bytes = new ByteArrayOutputStream();
    var through =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] b, int off, int len) throws IOException {
            try {
              stall.await();
            } catch (InterruptedException ended) {
              throw new IOException(ended);
            }
            if (full) throw new IOException("no space left");
            bytes.write(b, off, len);
          }
        };
    var kept = new Kept(startMs, through);
    segments.add(kept);
    sources.add(bytes);
    return kept;
  }

  private final List<ByteArrayOutputStream> sources = new CopyOnWriteArrayList<>();

  @Override
  public void finish(long durationMs) {
    finished = durationMs;
    over.countDown();
  }

  @Override
  public void abort(long durationMs) {
    aborted = durationMs;
    over.countDown();
  }

  /// The audio of a segment: stereo frames after the WAV head.
  byte[] open(int n) throws NotOpened, IOException {
    var plain = new ByteArrayOutputStream();
    Opening.whole(identity, segments.get(n).header, payload(n), plain);
    return plain.toByteArray();
  }

  /// What can be saved of a torn segment.
  Opening.Salvaged salvage(int n) throws NotOpened, IOException {
    return Opening.salvage(
        identity, segments.get(n).header, payload(n), OutputStream.nullOutputStream());
  }

  private ByteArrayInputStream payload(int n) {
    return new ByteArrayInputStream(sources.get(n).toByteArray());
  }
}
