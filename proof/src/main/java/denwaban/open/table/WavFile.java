package denwaban.open.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// One WAV of a recording's segments, of which each has a header of its own
/// (docs/formats/recording-segment.md): the first one's stays, with the true sizes.
public final class WavFile implements Closeable {

  /// The bytes are no WAV, or of another format than those before.
  public static final class NotSound extends IOException {
    NotSound(String why) {
      super(why);
    }
  }

  /// Of a segment, in bytes: ours has 58.
  private static final int HEADER_MOST = 4_096;

  private static final int RIFF = 12;
  private static final int CHUNK = 8;

  /// What the sizes in a WAV can say.
  private static final long SIZE_MOST = 0xFFFF_FFFFL;

  private final Path path;
  private final OutputStream out;
  private byte[] header = {};

  /// @throws java.nio.file.FileAlreadyExistsException if it is there
  public WavFile(Path path) throws IOException {
    this.path = path;
    this.out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW));
  }

  /// Where the next segment goes; close it before the next.
  public OutputStream segment() {
    return new Segment();
  }

  /// Writes the sizes.
  @Override
  public void close() throws IOException {
    out.close();
    if (header.length == 0) return;
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      var sound = file.length() - header.length;
      size(file, 4, file.length() - CHUNK);
      size(file, header.length - 4L, sound);
      var frames = at(header, "fact");
      var block = at(header, "fmt ");
      if (frames > 0 && block > 0) {
        size(file, frames, sound / Math.max(1, little(header, block + 12, 2)));
      }
    }
  }

  private static void size(RandomAccessFile file, long at, long size) throws IOException {
    file.seek(at);
    file.writeInt(Integer.reverseBytes((int) Math.min(size, SIZE_MOST)));
  }

  private static int little(byte[] bytes, int at, int length) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return length == 2 ? Short.toUnsignedInt(buffer.getShort(at)) : buffer.getInt(at);
  }

  /// Where the content of a chunk begins; -1 if there is none.
  private static int at(byte[] header, String name) {
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
        out.write(bytes, from, length);
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
        out.write(mine);
      } else if (!Arrays.equals(mine, header)) {
        throw new NotSound("a segment of another format");
      }
      passed = true;
      out.write(begun, sound, begun.length - sound);
    }
  }
}
