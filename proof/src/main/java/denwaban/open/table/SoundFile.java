package denwaban.open.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// One file of a recording's segments, of which each has a WAV header of its own
/// (docs/formats/recording-segment.md).
///
/// Closing it without [#finish] leaves a file that is to be removed.
public abstract class SoundFile implements Closeable {

  /// The bytes are no WAV, or of another format than those before.
  public static final class NotSound extends IOException {
    NotSound(String why) {
      super(why);
    }
  }

  /// Of a segment, in bytes: ours has 58.
  private static final int HEADER_MOST = 4_096;

  private static final int RIFF = 12;
  static final int CHUNK = 8;

  private byte[] header = {};

  /// Where the next segment goes; close it before the next.
  public final OutputStream segment() {
    return new Segment();
  }

  /// Everything was given: completes the file.
  public abstract void finish() throws IOException;

  /// Called once, with the first segment's header.
  abstract void begin(byte[] header) throws IOException;

  /// Frames of all segments, in order; may be cut within a frame.
  abstract void sound(byte[] bytes, int from, int length) throws IOException;

  static int little(byte[] bytes, int at, int length) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return length == 2 ? Short.toUnsignedInt(buffer.getShort(at)) : buffer.getInt(at);
  }

  /// Where the content of a chunk begins; -1 if there is none.
  static int at(byte[] header, String name) {
    var chunk = RIFF;
    while (chunk + CHUNK <= header.length) {
      if (new String(header, chunk, 4, US_ASCII).equals(name)) return chunk + CHUNK;
      var length = little(header, chunk + 4, 4);
      if (length < 0 || length > HEADER_MOST) return -1;
      chunk += CHUNK + length + (length & 1);
    }
    return -1;
  }

  private final class Segment extends OutputStream {

    private byte[] begun = {};
    private boolean passed;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (passed) {
        sound(bytes, from, length);
        return;
      }
      var before = begun.length;
      begun = Arrays.copyOf(begun, before + length);
      System.arraycopy(bytes, from, begun, before, length);
      var sound = at(begun, "data");
      if (sound < 0) {
        if (begun.length > HEADER_MOST) throw new NotSound("no data chunk");
        return;
      }
      pass(sound);
    }

    /// What broke off before its first byte is no segment.
    @Override
    public void close() throws IOException {
      if (!passed && begun.length > 0) throw new NotSound("no data chunk");
    }

    private void pass(int sound) throws IOException {
      if (!new String(begun, 0, 4, US_ASCII).equals("RIFF")) throw new NotSound("no RIFF");
      var mine = Arrays.copyOf(begun, sound);
      if (header.length == 0) {
        header = mine;
        begin(mine);
      } else if (!Arrays.equals(mine, header)) {
        throw new NotSound("a segment of another format");
      }
      passed = true;
      sound(begun, sound, begun.length - sound);
    }
  }
}
