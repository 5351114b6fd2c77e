package denwaban.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/// How much of a core a backup takes: it works for a moment and rests for some, because calls are
/// relayed on the same core, and a moment is what their packets wait at most.
///
/// @param rests how many times as long as it worked; 0 for a backup beside which nothing happens
record Pace(int rests) {

  /// Beside calls: a fifth of a core.
  static final Pace BESIDE_CALLS = new Pace(4);

  /// Bytes between two looks at the clock: compressing and sealing them takes some tenths of a
  /// millisecond.
  private static final int BYTES = 8_192;

  OutputStream out(OutputStream to) {
    return rests == 0 ? to : new Out(to);
  }

  InputStream in(InputStream from) {
    return rests == 0 ? from : new In(from);
  }

  private final class Out extends OutputStream {

    private final OutputStream to;

    Out(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int one) throws IOException {
      to.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (var done = 0; done < length; done += BYTES) {
        var began = System.nanoTime();
        to.write(bytes, from + done, Math.min(BYTES, length - done));
        rest(began);
      }
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }

  private final class In extends InputStream {

    private final InputStream from;
    private long began = System.nanoTime();

    In(InputStream from) {
      this.from = from;
    }

    @Override
    public int read() throws IOException {
      return from.read();
    }

    /// What is done with the bytes comes between two reads.
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      rest(began);
      began = System.nanoTime();
      return from.read(bytes, offset, Math.min(length, BYTES));
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }

  private void rest(long began) {
    LockSupport.parkNanos((System.nanoTime() - began) * rests);
  }
}
