package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.OpenedFile;
import denwaban.seal.age.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Opens files of a backup, and believes only those that this office sealed, each under its name.
///
/// @param origins those it believes; an earlier recovery key's are among the program's own for as
///   long as files of that time are there
public record Opener(Identity identity, List<Origin> origins) {

  public Opener {
    origins = List.copyOf(origins);
  }

  /// Of the recovery key, which yields the secret of its own files.
  public static Opener of(Identity recovery) {
    return new Opener(recovery, List.of(Origin.of(recovery)));
  }

  /// The end comes only where the sealed file's own end is.
  ///
  /// @param path where it lies
  /// @throws NotOpened if it is for someone else, no sealed file, or not of this office
  public InputStream open(String path, InputStream sealed) throws NotOpened, IOException {
    return new GZIPInputStream(OpenedFile.open(identity, origins, path, sealed), 1 << 16);
  }

  /// What [Readers#line] made.
  ///
  /// @throws IOException if it is damaged
  String text(String path, String line) throws NotOpened, IOException {
    try {
      var sealed = Base64.getDecoder().decode(line);
      // the decoder overlooks bits after the last byte; a changed line is a changed line
      if (!Base64.getEncoder().encodeToString(sealed).equals(line)) throw damaged();
      return new String(open(path, new ByteArrayInputStream(sealed)).readAllBytes(), UTF_8);
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  private static IOException damaged() {
    return new IOException("a line of the backup is damaged");
  }
}
