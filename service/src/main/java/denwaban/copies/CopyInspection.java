package denwaban.copies;

import denwaban.kernel.ClientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;

/// Looks whether the office's own places have anything of a client's log: the folder of copies, and
/// the files of each month. It changes nothing. Copies that others have are out of its sight.
public final class CopyInspection {

  private final Optional<CopiesFolder> copies;
  private final MediumsFolder mediums;

  CopyInspection(CopiesSettings settings, Path data) {
    this.copies = CopiesFolder.of(settings, data);
    this.mediums = new MediumsFolder(settings, data);
  }

  /// @param settings those of the office, for a process beside it
  public static CopyInspection of(Binder settings) {
    var copies = settings.bindOrCreate("denwaban.copies", CopiesSettings.class);
    return new CopyInspection(copies, settings.bind("denwaban.data", Path.class).get());
  }

  /// Where something of this client's log is, as a person can look for it. Empty when nothing is.
  ///
  /// @throws CopyStays if a place cannot be reached: nothing is known then
  public List<String> remains(ClientId client) throws CopyStays {
    var found = new ArrayList<String>();
    var there = folder();
    if (there.isPresent()) found.addAll(in("folder", there.get(), client, CopiesFolder.AWAY));
    var months = mediums();
    if (months.isPresent()) found.addAll(in("mediums", months.get(), client, MediumsFolder.AWAY));
    return List.copyOf(found);
  }

  /// The folder of copies, with the share that belongs there; empty if there is none.
  Optional<Path> folder() throws CopyStays {
    if (copies.isEmpty()) return Optional.empty();
    copies.get().reached();
    return copies.map(CopiesFolder::path);
  }

  /// The folder of the months' files; empty if none was ever made.
  Optional<Path> mediums() throws CopyStays {
    return mediums.reached();
  }

  /// Whatever has the client's id in its name, not only what the writer would name so.
  private static List<String> in(String place, Path root, ClientId client, String away)
      throws CopyStays {
    var id = client.toString().toLowerCase(Locale.ROOT);
    var found = new ArrayList<String>();
    try (var all = Files.list(root)) {
      for (var one : (Iterable<Path>) all::iterator) {
        var name = one.getFileName().toString();
        if (!name.toLowerCase(Locale.ROOT).contains(id)) continue;
        try (var files = Files.walk(one)) {
          var n = files.filter(it -> !Files.isDirectory(it)).count();
          if (n > 0) found.add("log copies: %s/%s: %d".formatted(place, name, n));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CopyStays(away, e);
    }
    return found;
  }
}
