package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.NotOpened;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// That a base backup is whole. Written after everything that it needs: with the log from
/// `firstWal` to `lastWal` the files are consistent, with less they are not.
///
/// @param id as [Layout#id]
/// @param began nothing that was erased before is in the files
/// @param bytes of the sealed file
/// @param sha256 of the sealed file
/// @param files how many files of the database are in it
public record Manifest(
    String id,
    Instant began,
    Instant ended,
    String firstWal,
    String lastWal,
    long bytes,
    Bytes sha256,
    int files) {

  private static final String HEAD = "denwaban base backup v1";

  /// In bytes, sealed or not; it has some hundreds.
  private static final int LIMIT = 16_384;

  public void write(BackupPlace place, Readers readers) throws IOException {
    var text =
        """
        %s
        id %s
        began %s
        ended %s
        first-wal %s
        last-wal %s
        bytes %d
        sha256 %s
        files %d
        """
            .formatted(HEAD, id, began, ended, firstWal, lastWal, bytes, sha256.base64url(), files);
    place.keep(
        Layout.manifest(id),
        began,
        out -> readers.seal(Layout.manifest(id), out, plain -> plain.write(text.getBytes(UTF_8))));
  }

  /// What lies there is no manifest, or of another id; the place itself is not away.
  public static final class Damaged extends IOException {
    Damaged(String what) {
      super(what);
    }
  }

  /// @throws NotOpened also if another than this office made it
  /// @throws Damaged if it is damaged, or of another id
  public static Manifest read(BackupPlace place, Opener opener, String id)
      throws NotOpened, IOException {
    byte[] sealed;
    try (var in = place.read(Layout.manifest(id))) {
      sealed = in.readNBytes(LIMIT);
    }
    String text;
    try (var in = opener.open(Layout.manifest(id), new ByteArrayInputStream(sealed))) {
      text = new String(in.readNBytes(LIMIT), UTF_8);
    } catch (IOException e) {
      throw damaged();
    }
    var manifest = parse(text);
    if (!manifest.id.equals(id)) throw new Damaged("the manifest of another base backup");
    return manifest;
  }

  static Manifest parse(String text) throws Damaged {
    var lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) throw damaged();
    Map<String, String> said = new HashMap<>();
    for (var line : lines.subList(1, lines.size())) {
      var space = line.indexOf(' ');
      if (space < 0) throw damaged();
      said.put(line.substring(0, space), line.substring(space + 1));
    }
    try {
      return new Manifest(
          of(said, "id"),
          Instant.parse(of(said, "began")),
          Instant.parse(of(said, "ended")),
          of(said, "first-wal"),
          of(said, "last-wal"),
          Long.parseLong(of(said, "bytes")),
          Bytes.ofBase64url(of(said, "sha256")),
          Integer.parseInt(of(said, "files")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw damaged();
    }
  }

  private static String of(Map<String, String> said, String name) throws Damaged {
    var value = said.get(name);
    if (value == null) throw damaged();
    return value;
  }

  private static Damaged damaged() {
    return new Damaged("the manifest of a base backup is damaged");
  }

  /// Ids of whole base backups, the oldest first.
  public static List<String> whole(BackupPlace place) throws IOException {
    var ids = new ArrayList<String>();
    for (var stored : place.list(Layout.BASES)) {
      var parts = stored.path().split("/", -1);
      if (parts.length == 3
          && stored.path().equals(Layout.manifest(parts[1]))
          && Layout.time(parts[1]).isPresent()) {
        ids.add(parts[1]);
      }
    }
    ids.sort(null);
    return List.copyOf(ids);
  }
}
