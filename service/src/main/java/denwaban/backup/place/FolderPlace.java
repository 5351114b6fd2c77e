package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A folder: a second disk, or another machine's share that is mounted here.
public final class FolderPlace implements BackupPlace {

  private static final String HALF = ".half-";

  private final Path root;

  /// @param root must be there: a mount that is missing must not look like an empty place
  public FolderPlace(Path root) {
    this.root = root;
  }

  /// What a life that was killed left half written: it is cut off and opens all the same, and
  /// nothing else would ever remove it.
  @Override
  public void check(boolean first) throws IOException {
    mustBeThere();
    if (!first) return;
    for (var file : files(root)) {
      if (name(file).startsWith(HALF)) Files.deleteIfExists(file);
    }
  }

  @Override
  public void put(String path, Content content) throws IOException {
    var place = at(path);
    makeFolder(parent(place));
    var half = place.resolveSibling(HALF + place.getFileName());
    try {
      try (var channel =
              FileChannel.open(
                  half,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.write(out);
        out.flush();
        channel.force(true);
      }
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
      Files.move(half, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
    force(parent(place));
  }

  @Override
  public void append(String path, String line) throws IOException {
    var place = at(path);
    makeFolder(parent(place));
    var fresh = !Files.exists(place);
    try (var channel =
        FileChannel.open(
            place, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var end = channel.size();
      var last = ByteBuffer.allocate(1);
      var torn = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
      var bytes = ByteBuffer.wrap(((torn ? "\n" : "") + line + "\n").getBytes(US_ASCII));
      for (var to = end; bytes.hasRemaining(); ) to += channel.write(bytes, to);
      channel.force(true);
    }
    if (fresh) force(parent(place));
  }

  @Override
  public InputStream read(String path) throws IOException {
    return Files.newInputStream(at(path));
  }

  @Override
  public boolean has(String path) throws IOException {
    if (Files.exists(at(path))) return true;
    mustBeThere();
    return false;
  }

  @Override
  public List<Stored> list(String under) throws IOException {
    mustBeThere();
    var folder = at(under);
    if (!Files.isDirectory(folder)) return List.of();
    var found = new ArrayList<Stored>();
    for (var file : files(folder)) {
      var path = root.relativize(file).toString();
      if (!Layout.isPath(path)) continue; // half written, or a file manager's
      try {
        found.add(new Stored(path, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
      } catch (NoSuchFileException gone) {
        // removed meanwhile
      }
    }
    found.sort(Comparator.comparing(Stored::path));
    return List.copyOf(found);
  }

  /// But for those that go while it looks: others write and remove meanwhile.
  private static List<Path> files(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (is.isRegularFile()) found.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw why;
          }
        });
    return found;
  }

  @Override
  public Removal delete(String path) throws IOException {
    var place = at(path);
    var was = Files.deleteIfExists(place);
    for (var up = parent(place); !up.equals(root); up = parent(up)) {
      try {
        Files.deleteIfExists(up);
      } catch (IOException notEmpty) {
        break;
      }
    }
    return was ? Removal.REMOVED : Removal.NONE;
  }

  private void mustBeThere() throws IOException {
    if (!Files.isDirectory(root)) throw new NoSuchFileException("the folder of the backup");
  }

  private Path at(String path) {
    if (!Layout.isPath(path)) throw new IllegalArgumentException("not a path of a backup");
    return root.resolve(path);
  }

  private void makeFolder(Path folder) throws IOException {
    mustBeThere();
    if (Files.isDirectory(folder)) return;
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (var up = folder; !up.equals(root); up = parent(up)) force(parent(up));
  }

  private static Path parent(Path place) {
    return Objects.requireNonNull(place.getParent(), "a file lies in a folder");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// A new name in a folder survives a power cut only when the folder itself was forced.
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
