package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.seal.age.Origin;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedFile;
import denwaban.seal.age.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Who can open a backup: the holders of the recovery key, and the drill.
///
/// `age -d -i key.txt FILE | gunzip` gives what was put in.
///
/// @param recovery of the key that two of three people hold
/// @param drill of the key in the data folder
/// @param origin by which a restore knows our files from a stranger's
public record Readers(Recipient recovery, Recipient drill, Origin origin) {

  /// @throws IllegalArgumentException if one is of another suite than X25519: the `age` command of
  ///   a machine without this program must open it
  public Readers {
    if (recovery.suite() != Suite.X25519 || drill.suite() != Suite.X25519) {
      throw new IllegalArgumentException("X25519 alone");
    }
  }

  /// Compressed, then sealed, as it is written.
  ///
  /// @param path where it will lie; it counts nowhere else
  public void seal(String path, OutputStream out, BackupPlace.Content content) throws IOException {
    try (var sealed = SealedFile.open(List.of(recovery, drill), origin, path, out)) {
      var zip = new Fast(sealed);
      content.write(zip);
      zip.finish();
      sealed.finish();
    }
  }

  /// A short text in one line of a list.
  public String line(String path, String text) {
    try {
      var out = new ByteArrayOutputStream();
      seal(path, out, plain -> plain.write(text.getBytes(UTF_8)));
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("memory has no input or output errors", e);
    }
  }

  /// Speed before size: it runs beside calls. Pages of a database shrink well all the same.
  private static final class Fast extends GZIPOutputStream {

    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
