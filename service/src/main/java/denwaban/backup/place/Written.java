package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What this office wrote to the place, in a file of the data folder: who changes the place cannot
/// change this. Payloads are not in it; the database has their digests.
///
/// | line | |
/// | --- | --- |
/// | `+ path bytes sha256 seconds` | a file was written, with these bytes, then |
/// | `* path sha256` | a line was added to a list |
/// | `- path` | it was removed |
/// | `! path` | it is known not to be as it was written, and was told |
///
/// A torn last line counts for nothing. Each line is on the disk when a call returns.
public final class Written {

  private static final String FILE = "record";
  private static final String CURSOR = "cursor";

  private final Path folder;
  private volatile int places;

  /// @param folder made at the first call
  public Written(Path folder) {
    this.folder = folder;
  }

  /// @param at when we wrote it
  public record File(long bytes, Bytes sha256, Instant at) {}

  /// @param lists digests of lines, by the list's path
  /// @param bad paths that were told of
  public record Index(Map<String, File> files, Map<String, List<Bytes>> lists, Set<String> bad) {}

  /// Whether nothing was ever recorded: an office that was just restored, or its first backup.
  public boolean fresh() {
    return !Files.exists(folder.resolve(FILE));
  }

  synchronized void wrote(String path, File file) throws IOException {
    add(
        "+ %s %d %s %d"
            .formatted(path, file.bytes(), file.sha256().base64url(), file.at().getEpochSecond()));
  }

  synchronized void added(String path, Bytes sha256) throws IOException {
    add("* %s %s".formatted(path, sha256.base64url()));
  }

  public synchronized void removed(String path) throws IOException {
    add("- " + path);
  }

  /// From now on nothing is said of it until it is written anew or removed.
  public synchronized void told(String path) throws IOException {
    add("! " + path);
  }

  /// Another place, with nothing on it.
  public synchronized void clear() throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
    Files.deleteIfExists(folder.resolve(CURSOR));
    places++;
  }

  /// How often another place came in this life of the program: what was known of the last one says
  /// nothing then.
  public int places() {
    return places;
  }

  /// It lies there and is ours, but no record says so.
  public void adopt(String path, File file) throws IOException {
    wrote(path, file);
  }

  public synchronized Index read() throws IOException {
    var record = new Index(new TreeMap<>(), new TreeMap<>(), new HashSet<>());
    try (var lines = Files.lines(folder.resolve(FILE), US_ASCII)) {
      for (var line : (Iterable<String>) lines::iterator) apply(line, record);
    } catch (NoSuchFileException none) {
      // nothing was written yet
    }
    return record;
  }

  private static void apply(String line, Index record) {
    var parts = line.split(" ", -1);
    if (parts.length < 2) return;
    var path = parts[1];
    try {
      switch (parts[0]) {
        case "+" -> {
          var file =
              new File(
                  Long.parseLong(parts[2]),
                  Bytes.ofBase64url(parts[3]),
                  Instant.ofEpochSecond(Long.parseLong(parts[4])));
          record.files().put(path, file);
          record.bad().remove(path);
        }
        case "*" ->
            record
                .lists()
                .computeIfAbsent(path, _ -> new ArrayList<>())
                .add(Bytes.ofBase64url(parts[2]));
        case "-" -> {
          record.files().remove(path);
          record.lists().remove(path);
          record.bad().remove(path);
        }
        case "!" -> record.bad().add(path);
        default -> {}
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException torn) {
      // by a power cut: the call never returned
    }
  }

  private void add(String line) throws IOException {
    make();
    try (var file =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      var end = file.size();
      var last = ByteBuffer.allocate(1);
      var torn = end > 0 && file.read(last, end - 1) == 1 && last.get(0) != '\n';
      var bytes = ByteBuffer.wrap(((torn ? "\n" : "") + line + "\n").getBytes(US_ASCII));
      for (var to = end; bytes.hasRemaining(); ) to += file.write(bytes, to);
      file.force(true);
    }
  }

  /// Leaves out what was removed since, so that it does not grow for ever.
  public synchronized void shorten() throws IOException {
    if (fresh()) return;
    var record = read();
    var lines = new StringBuilder();
    record
        .files()
        .forEach((path, it) ->
            lines.append(
                "+ %s %d %s %d\n"
                    .formatted(
                        path, it.bytes(), it.sha256().base64url(), it.at().getEpochSecond())));
    record
        .lists()
        .forEach((path, all) ->
            all.forEach(it -> lines.append("* %s %s\n".formatted(path, it.base64url()))));
    record.bad().forEach(path -> lines.append("! ").append(path).append('\n'));
    replace(FILE, lines.toString());
  }

  /// How far the last look came.
  ///
  /// @param path the last that was read
  public record Cursor(Instant at, String path) {}

  /// Before all time at the first call.
  public synchronized Cursor cursor() throws IOException {
    try {
      var text = Files.readString(folder.resolve(CURSOR), US_ASCII).strip().split(" ", 2);
      return new Cursor(
          Instant.ofEpochSecond(Long.parseLong(text[0])), text.length < 2 ? "" : text[1]);
    } catch (NoSuchFileException | NumberFormatException none) {
      return new Cursor(Instant.EPOCH, "");
    }
  }

  public synchronized void cursor(Cursor cursor) throws IOException {
    replace(CURSOR, cursor.at().getEpochSecond() + " " + cursor.path());
  }

  private void replace(String name, String text) throws IOException {
    make();
    var fresh = Files.createTempFile(folder, "fresh", null); // 0600
    try (var file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
      while (bytes.hasRemaining()) file.write(bytes);
      file.force(true);
    }
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void make() throws IOException {
    if (Files.isDirectory(folder)) return;
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
