package denwaban.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The disk on which the data folder is. Long before it is full an administrator is told; then
/// readings stop, so that what is left is for calls; and a file that holds some space back is given
/// up in the end, so that what was begun can be written.
public final class Disk {

  static final long MIB = 1L << 20;

  private static final int BLOCK = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

  /// How much room there is.
  public enum Level {
    ENOUGH,
    /// An administrator should make room.
    LOW,
    /// Readings stop; calls go on.
    STOP
  }

  private final Path reserve;
  private final DiskSettings settings;
  private final LongSupplier free;

  /// A disk that does not answer has no room.
  Disk(Path data, DiskSettings settings) {
    this(data, settings, data.toFile()::getUsableSpace);
  }

  /// @param free bytes that we may still write
  Disk(Path data, DiskSettings settings, LongSupplier free) {
    this.reserve = data.resolve("reserve");
    this.settings = settings.checked();
    this.free = free;
  }

  /// In MiB, without what is held back.
  public long freeMib() {
    return free.getAsLong() / MIB;
  }

  public Level level() {
    var mib = freeMib();
    if (mib < settings.stopMib()) return Level.STOP;
    return mib < settings.warnMib() ? Level.LOW : Level.ENOUGH;
  }

  /// Whether space is held back now.
  public boolean heldBack() {
    return Files.exists(reserve);
  }

  /// Holds space back while there is enough, and gives it up when less is left than it holds.
  void holdBack() {
    try {
      if (heldBack()) {
        if (freeMib() < settings.reserveMib()) {
          Files.delete(reserve);
          LOG.atError().addKeyValue("mib", settings.reserveMib()).log("the reserve is given up");
        }
      } else if (settings.reserveMib() > 0 && level() == Level.ENOUGH) {
        fill();
      }
    } catch (IOException e) {
      LOG.atError().setCause(e).log("the reserve cannot be looked after");
    }
  }

  /// Bytes that no file system makes smaller.
  private void fill() throws IOException {
    var half = reserve.resolveSibling("reserve.half");
    Files.deleteIfExists(half);
    var noise = new SplittableRandom(settings.reserveMib());
    var block = new byte[BLOCK];
    try (var file =
        FileChannel.open(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
      for (var mib = 0L; mib < settings.reserveMib(); mib++) {
        noise.nextBytes(block);
        for (var bytes = ByteBuffer.wrap(block); bytes.hasRemaining(); ) file.write(bytes);
      }
      file.force(true);
    }
    Files.move(half, reserve);
  }
}
