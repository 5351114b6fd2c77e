package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Payloads as files: `objects/<last two hex digits>/<object>/<segment>`.
///
/// A whole payload is written beside its place, forced, then linked into place, which fails if
/// something is there: never half a payload, never another one's bytes.
final class Folder implements ObjectStore {

  /// Segments per object; a day of 5-minute segments is 288.
  static final int SEGMENT_LIMIT = 10_000;

  private final Path root;

  /// @param root made if absent, readable by our user alone
  Folder(Path root) {
    this.root = root;
  }

  @Override
  public void put(ObjectId object, int segment, byte[] payload) throws IOException {
    var place = place(object, segment);
    makeFolder(place);
    var fresh = Files.createTempFile(folderOf(place), "fresh", null); // 0600
    try {
      try (var file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(payload);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.createLink(place, fresh);
    } catch (FileAlreadyExistsException e) {
      if (!Arrays.equals(Files.readAllBytes(place), payload)) {
        throw new PayloadExists();
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
    forceFolder(folderOf(place));
  }

  @Override
  public AppendedPayload append(ObjectId object, int segment) throws IOException {
    var place = place(object, segment);
    makeFolder(place);
    try {
      var growing = new GrowingFile(place);
      forceFolder(folderOf(place));
      return growing;
    } catch (FileAlreadyExistsException e) {
      throw new PayloadExists();
    }
  }

  @Override
  public InputStream read(ObjectId object, int segment, long from, long length) throws IOException {
    if (from < 0 || length < 0) {
      throw new IllegalArgumentException("a range begins at 0 or later and is not negative");
    }
    try {
      var file = FileChannel.open(place(object, segment), StandardOpenOption.READ);
      return new FileRange(file, from, length);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("no payload of this object and segment");
    }
  }

  @Override
  public OptionalLong length(ObjectId object, int segment) throws IOException {
    try {
      return OptionalLong.of(Files.size(place(object, segment)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public boolean delete(ObjectId object, int segment) throws IOException {
    return Files.deleteIfExists(place(object, segment));
  }

  @Override
  public boolean erase(ObjectId object) throws IOException {
    var all = files(object);
    for (var file : all) {
      Files.deleteIfExists(file);
    }
    var own = folderOf(place(object, 0));
    if (Files.deleteIfExists(own)) forceFolder(folderOf(own));
    return !all.isEmpty();
  }

  @Override
  public List<String> remains(ObjectId object) throws IOException {
    return files(object).stream().map(it -> root.relativize(it).toString()).toList();
  }

  /// Also half-written ones, which have other names.
  private List<Path> files(ObjectId object) throws IOException {
    try (var files = Files.list(folderOf(place(object, 0)))) {
      return files.sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private Path place(ObjectId object, int segment) {
    if (segment < 0 || segment >= SEGMENT_LIMIT) {
      throw new IllegalArgumentException("a segment is 0 to " + (SEGMENT_LIMIT - 1));
    }
    var id = object.toString();
    return root.resolve(id.substring(id.length() - 2))
        .resolve(id)
        .resolve(Integer.toString(segment));
  }

  private void makeFolder(Path place) throws IOException {
    var folder = folderOf(place);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      forceFolder(folderOf(folder));
    }
  }

  private static Path folderOf(Path place) {
    var folder = place.getParent();
    if (folder == null) {
      throw new AssertionError("a payload lies in a folder");
    }
    return folder;
  }

  /// A new name in a folder survives a power cut only when the folder itself was forced.
  private static void forceFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
