package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.OpenedFile;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedFile;
import denwaban.seal.age.Suite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Who can open a backup: the holders of the recovery key, and the drill.
///
/// `age -d -i key.txt FILE | gunzip` gives what was put in.
///
/// @param recovery of the key that two of three people hold
/// @param drill of the key in the data folder
public record Readers(Recipient recovery, Recipient drill) {

  /// @throws IllegalArgumentException if one is of another suite than X25519: the `age` command of
  ///   a machine without this program must open it
  public Readers {
    if (recovery.suite() != Suite.X25519 || drill.suite() != Suite.X25519) {
      throw new IllegalArgumentException("X25519 alone");
    }
  }

  /// Compressed, then sealed, as it is written.
  public void seal(OutputStream out, BackupPlace.Content content) throws IOException {
    try (var sealed = SealedFile.open(List.of(recovery, drill), out)) {
      var zip = new Fast(sealed);
      content.write(zip);
      zip.finish();
      sealed.finish();
    }
  }

  /// A short text in one line.
  public String line(String text) {
    try {
      var out = new ByteArrayOutputStream();
      seal(out, plain -> plain.write(text.getBytes(UTF_8)));
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("memory has no input or output errors", e);
    }
  }

  /// The end comes only where the sealed file's own end is.
  ///
  /// @throws NotOpened if it is for someone else or no sealed file
  public static InputStream open(Identity identity, InputStream sealed)
      throws NotOpened, IOException {
    return new GZIPInputStream(OpenedFile.open(identity, sealed), 1 << 16);
  }

  /// What [#line] made.
  ///
  /// @throws IOException if it is damaged
  static String text(Identity identity, String line) throws NotOpened, IOException {
    try {
      var sealed = Base64.getDecoder().decode(line);
      // the decoder overlooks bits after the last byte; a changed line is a changed line
      if (!Base64.getEncoder().encodeToString(sealed).equals(line)) throw damaged();
      return new String(open(identity, new ByteArrayInputStream(sealed)).readAllBytes(), UTF_8);
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  private static IOException damaged() {
    return new IOException("a line of the backup is damaged");
  }

  /// Speed before size: it runs beside calls. Pages of a database shrink well all the same.
  private static final class Fast extends GZIPOutputStream {

    Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
