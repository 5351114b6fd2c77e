package denwaban.open.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A recording as Ogg Opus (RFC 7845), made by `opusenc`.
public final class OpusFile extends SoundFile {

  /// The one format of our recordings: µ-law, two channels, 8,000 frames a second.
  private static final int MU_LAW = 7;

  private static final int CHANNELS = 2;
  private static final int RATE = 8_000;

  /// Bytes of PCM that are handed over at once.
  private static final int PIECE = 65_536;

  /// Of heads and comments, beside the sound. Opus is smaller than the PCM that it is made of.
  private static final long HEADS_MOST = 1 << 20;

  private static final short[] PCM = pcm();

  private final OpusEncoder encoder;
  private final OutputStream file;
  private final Process process;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
  private final AtomicLong given = new AtomicLong();
  private final Future<?> taken;
  private byte[] piece = new byte[PIECE];
  private int filled;

  /// Why its output could not be kept.
  private volatile @Nullable IOException lost;

  /// @param out to the file at `path`, which is new; closed with this
  /// @throws OpusEncoder.Failed if the encoder does not start; there is no file then
  public OpusFile(Path path, OutputStream out, OpusEncoder encoder) throws IOException {
    this.encoder = encoder;
    this.file = out;
    try {
      this.process = encoder.start();
    } catch (IOException e) {
      file.close();
      Files.delete(path);
      throw e;
    }
    this.taken = threads.submit(this::take);
  }

  @Override
  void begin(byte[] header) throws NotSound {
    var format = at(header, "fmt ");
    if (format < 0
        || little(header, format, 2) != MU_LAW
        || little(header, format + 2, 2) != CHANNELS
        || little(header, format + 4, 4) != RATE) {
      throw new NotSound("not µ-law of two channels");
    }
  }

  @Override
  void sound(byte[] bytes, int from, int length) throws IOException {
    for (var i = from; i < from + length; i++) {
      var sample = PCM[bytes[i] & 0xFF];
      piece[filled++] = (byte) sample;
      piece[filled++] = (byte) (sample >> 8);
      if (filled == PIECE) give();
    }
  }

  private void give() throws IOException {
    var full = piece;
    var length = filled;
    given.addAndGet(length);
    await(
        threads.submit(() -> {
          process.getOutputStream().write(full, 0, length);
          return null;
        }));
    piece = new byte[PIECE];
    filled = 0;
  }

  @Override
  public void finish() throws IOException {
    give();
    Callable<Integer> ending =
        () -> {
          process.getOutputStream().close();
          return process.waitFor();
        };
    var code = await(threads.submit(ending));
    await(taken);
    file.close();
    if (code != 0) throw new OpusEncoder.Failed("ended with " + code, null);
  }

  @Override
  public void close() throws IOException {
    kill();
    threads.shutdownNow();
    file.close();
  }

  /// Copies what it says to the file.
  private Object take() throws IOException {
    try (var from = process.getInputStream()) {
      var bytes = new byte[PIECE];
      var all = 0L;
      for (var n = from.read(bytes); n >= 0; n = from.read(bytes)) {
        all += n;
        if (all > given.get() + HEADS_MOST) {
          throw new OpusEncoder.Failed("said more than it was given", null);
        }
        file.write(bytes, 0, n);
      }
      if (all == 0) throw new OpusEncoder.Failed("said nothing", null);
      return all;
    } catch (IOException e) {
      // a full disk, as a rule: without it, what feeds the encoder would wait for nothing
      lost = e;
      kill();
      throw e;
    }
  }

  /// @throws IOException what went wrong first: if its output could not be kept, that
  private <T> T await(Future<T> step) throws IOException {
    try {
      return step.get(encoder.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      kill();
      throw encoder.stuck();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpusEncoder.Failed("interrupted", e);
    } catch (ExecutionException e) {
      var why = lost;
      if (why != null) throw why;
      throw new OpusEncoder.Failed("took no sound", e.getCause());
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    // not Process.destroyForcibly: it waits for the thread that writes to the pipe
    process.toHandle().destroyForcibly();
  }

  /// ITU-T G.711: inverted bits of sign, three of exponent, four of mantissa.
  private static short[] pcm() {
    var table = new short[256];
    for (var i = 0; i < table.length; i++) {
      var bits = ~i & 0xFF;
      var size = ((((bits & 0x0F) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
      table[i] = (short) (bits < 0x80 ? size : -size);
    }
    return table;
  }
}
