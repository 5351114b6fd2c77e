package denwaban.backup.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Files out of a tar, and segments of the log, into a folder that only our user reads.
final class Unpacking {

  private static final int PAGE = 1 << 16;

  private Unpacking() {}

  /// @return how many files there were
  /// @throws IOException if the tar leads outside `into` or is not whole
  static int untar(InputStream in, Path into) throws IOException {
    var files = 0;
    var tar = new TarArchiveInputStream(in);
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      var target = into.resolve(entry.getName()).normalize();
      if (!target.startsWith(into) || entry.isSymbolicLink() || entry.isLink()) {
        throw new IOException("the archive points outside its folder");
      }
      if (entry.isDirectory()) {
        folder(target);
        continue;
      }
      folder(Objects.requireNonNull(target.getParent(), "below a folder"));
      Files.copy(tar, target);
      permit(target, (entry.getMode() & 0200) != 0 ? "rw-------" : "r--------");
      files++;
    }
    // the tar's end is not the file's: only there is it known that nothing was cut off
    in.transferTo(OutputStream.nullOutputStream());
    return files;
  }

  /// Leaves holes where there are zeros: an idle minute's segment is 16 MB of them.
  static void segment(InputStream in, Path file) throws IOException {
    try (var out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var page = new byte[PAGE];
      var length = 0L;
      for (var n = in.readNBytes(page, 0, PAGE); n > 0; n = in.readNBytes(page, 0, PAGE)) {
        if (!zeros(page, n)) {
          var bytes = ByteBuffer.wrap(page, 0, n);
          for (var at = length; bytes.hasRemaining(); ) at += out.write(bytes, at);
        }
        length += n;
      }
      if (out.size() < length) out.write(ByteBuffer.wrap(new byte[1]), length - 1);
    }
    permit(file, "rw-------");
  }

  private static boolean zeros(byte[] page, int n) {
    for (var i = 0; i < n; i++) if (page[i] != 0) return false;
    return true;
  }

  /// With every folder above it that is not there.
  static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) return;
    Files.createDirectories(folder, attribute("rwx------"));
  }

  static void empty(Path file) throws IOException {
    Files.createFile(file, attribute("rw-------"));
  }

  private static FileAttribute<?> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
