package denwaban.open.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A recording as WAV: the first segment's header stays, with the true sizes.
public final class WavFile extends SoundFile {

  /// What the sizes in a WAV can say.
  private static final long SIZE_MOST = 0xFFFF_FFFFL;

  /// Bytes of a format up to its bits per sample.
  private static final int FORMAT_LEAST = 16;

  private static final int FRAMES_LEAST = 4;

  private final Path path;
  private final OutputStream out;
  private byte[] header = {};

  /// @param out to the file at `path`, which is new; closed with this
  public WavFile(Path path, OutputStream out) {
    this.path = path;
    this.out = out;
  }

  /// @throws NotSound if a chunk has no room for what [#finish] reads and writes there
  @Override
  void begin(byte[] header) throws IOException {
    if (length(header, "fmt ") < FORMAT_LEAST || length(header, "fact") < FRAMES_LEAST) {
      throw new NotSound("a chunk that is too short");
    }
    this.header = header;
    out.write(header);
  }

  @Override
  void sound(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  /// Writes the sizes.
  @Override
  public void finish() throws IOException {
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

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// Of a chunk's content; as long as need be if there is none.
  private static int length(byte[] header, String name) {
    var at = at(header, name);
    return at < 0 ? Integer.MAX_VALUE : little(header, at - 4, 4);
  }

  private static void size(RandomAccessFile file, long at, long size) throws IOException {
    file.seek(at);
    file.writeInt(Integer.reverseBytes((int) Math.min(size, SIZE_MOST)));
  }
}
