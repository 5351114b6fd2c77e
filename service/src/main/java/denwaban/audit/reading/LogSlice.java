package denwaban.audit.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// All entries of a log up to one checkpoint, to be read one page at a time.
///
/// @param size entries
/// @param checkpoint the signed note, or null while the log is empty
/// @param key the vkey that the note verifies under
/// @param pages gives some entries from an index on, oldest first
public record LogSlice(
    long size, @Nullable String checkpoint, String key, LongFunction<List<String>> pages) {

  /// Every entry on a line of its own. Fresh at each call.
  public InputStream lines() {
    return new Lines();
  }

  private final class Lines extends InputStream {

    private InputStream page = InputStream.nullInputStream();
    private long next;

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
      try {
        var got = page.read(bytes, offset, count);
        while (got < 0 && next < size) {
          turn();
          got = page.read(bytes, offset, count);
        }
        return got;
      } catch (java.io.IOException never) {
        throw new AssertionError("a page lies in memory", never);
      }
    }

    private void turn() {
      var leaves = pages.apply(next);
      if (leaves.isEmpty()) {
        throw new IllegalStateException("a log lacks an entry that its checkpoint counts");
      }
      next += leaves.size();
      page = new ByteArrayInputStream((String.join("\n", leaves) + "\n").getBytes(UTF_8));
    }
  }
}
