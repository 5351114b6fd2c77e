package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// What stands in clear at the place: whose backup it is, by a random id, and to which public key
/// it is sealed, so that two shares can be tried against it.
public record Label(UUID office, String recipient) {

  private static final String HEAD = "denwaban backup v1";
  private static final int MOST = 4_096;

  public void write(BackupPlace place) throws IOException {
    var text = "%s\noffice %s\nrecipient %s\n".formatted(HEAD, office, recipient);
    place.put(Layout.LABEL, out -> out.write(text.getBytes(UTF_8)));
  }

  /// @throws java.nio.file.NoSuchFileException if there is no backup at this place
  /// @throws IOException if it is none that this program knows
  public static Label read(BackupPlace place) throws IOException {
    try (var in = place.read(Layout.LABEL)) {
      var lines = List.of(new String(in.readNBytes(MOST), UTF_8).split("\n", -1));
      if (lines.size() < 3
          || !lines.get(0).equals(HEAD)
          || !lines.get(1).startsWith("office ")
          || !lines.get(2).startsWith("recipient ")) {
        throw new IOException("not a backup that this program knows");
      }
      return new Label(
          UUID.fromString(lines.get(1).substring("office ".length())),
          lines.get(2).substring("recipient ".length()));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a backup that this program knows");
    }
  }
}
