package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Where payloads wait for the bucket: a [Folder] with a limit. Sealed bytes only.
final class Spool {

  /// Some 20 hours of 50 calls at once, each 16 kB a second.
  static final long LIMIT_BYTES = 64L << 30;

  /// Left free on the disk: the database may lie on the same one.
  static final long RESERVE_BYTES = 1L << 30;

  /// A payload's name, which is also its name in the bucket.
  record Name(ObjectId object, int segment) {

    String key() {
      return prefix(object) + segment;
    }
  }

  /// What the names of an object's payloads begin with.
  static String prefix(ObjectId object) {
    var id = object.toString();
    return id.substring(id.length() - 2) + "/" + id + "/";
  }

  private final Path root;
  private final Folder folder;
  private final long limit;
  private final AtomicLong held = new AtomicLong();

  Spool(Path root, long limit) throws IOException {
    this.root = root;
    this.folder = new Folder(root);
    this.limit = limit;
    for (var name : waiting()) {
      held.addAndGet(Files.size(file(name)));
    }
    sweep();
  }

  /// Empty folders go at the start only: later one might go under a payload that is just begun.
  private void sweep() throws IOException {
    try (var all = Files.walk(root)) {
      for (var path : all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(root)) {
          try {
            Files.delete(path);
          } catch (DirectoryNotEmptyException e) {
            // something waits in it
          }
        }
      }
    }
  }

  Folder folder() {
    return folder;
  }

  Path file(Name name) {
    return root.resolve(name.key());
  }

  long held() {
    return held.get();
  }

  void grew(long bytes) {
    held.addAndGet(bytes);
  }

  /// @throws IOException if nothing more may be kept here until the bucket takes what waits
  void mustHaveRoom(long bytes) throws IOException {
    if (!hasRoom(bytes)) {
      throw new IOException("the spool is full");
    }
  }

  boolean hasRoom(long bytes) {
    return held.get() + bytes <= limit && root.toFile().getUsableSpace() >= RESERVE_BYTES + bytes;
  }

  /// What is here, the oldest first.
  List<Name> waiting() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
    }
    try (var files = Files.walk(root)) {
      return files
          .map(root::relativize)
          .filter(file -> file.getNameCount() == 3)
          .filter(file -> file.getName(2).toString().matches("[0-9]{1,5}"))
          .sorted()
          .map(file ->
              new Name(
                  ObjectId.of(file.getName(1).toString()),
                  Integer.parseInt(file.getName(2).toString())))
          .toList();
    }
  }

  /// Everything of an object that waits; true if anything did.
  synchronized boolean erase(ObjectId object) throws IOException {
    var size = 0L;
    for (var file : folder.remains(object)) {
      size += Files.size(root.resolve(file));
    }
    held.addAndGet(-size);
    return folder.erase(object);
  }

  /// True if it was there.
  synchronized boolean remove(Name name) throws IOException {
    var file = file(name);
    if (!Files.exists(file)) {
      return false;
    }
    var size = Files.size(file);
    Files.delete(file);
    held.addAndGet(-size);
    return true;
  }
}
