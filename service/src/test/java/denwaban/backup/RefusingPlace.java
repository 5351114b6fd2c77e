package denwaban.backup;

import denwaban.backup.place.BackupPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.function.Predicate;

/// A place that lists all of its files and does not hand out some of them.
record RefusingPlace(BackupPlace place, Predicate<String> refused) implements BackupPlace {

  /// The same office, with such a place.
  static Target of(Target it, Predicate<String> refused) {
    return new Target(
        new RefusingPlace(it.place(), refused),
        it.bucket(),
        it.written(),
        it.office(),
        it.readers(),
        it.drill(),
        it.keep(),
        it.drillEvery(),
        it.data());
  }

  @Override
  public InputStream read(String path) throws IOException {
    if (refused.test(path)) throw new AccessDeniedException(path);
    return place.read(path);
  }

  @Override
  public void put(String path, Content content) throws IOException {
    place.put(path, content);
  }

  @Override
  public void append(String path, String line) throws IOException {
    place.append(path, line);
  }

  @Override
  public boolean has(String path) throws IOException {
    return place.has(path);
  }

  @Override
  public List<Stored> list(String under) throws IOException {
    return place.list(under);
  }

  @Override
  public Removal delete(String path) throws IOException {
    return place.delete(path);
  }
}
