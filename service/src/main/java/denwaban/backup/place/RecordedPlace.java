package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.DigestedOutput;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.UnsafePlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A place, and beside it a record here of what was written to it.
public final class RecordedPlace implements BackupPlace {

  private final BackupPlace place;
  private final Written written;
  private final InstantSource clock;

  public RecordedPlace(BackupPlace place, Written written, InstantSource clock) {
    this.place = place;
    this.written = written;
    this.clock = clock;
  }

  private interface Putting {
    void put(Content content) throws IOException;
  }

  private void record(String path, Content content, Putting putting) throws IOException {
    var digested = new Digested(content);
    putting.put(digested);
    if (path.startsWith(Layout.OBJECTS + "/")) return;
    written.wrote(path, new Written.File(digested.bytes, digested.sha256, clock.instant()));
  }

  /// Bytes as they were given to the place.
  private static final class Digested implements Content {

    private final Content content;
    private long bytes;
    private Bytes sha256 = Bytes.of(new byte[0]);

    Digested(Content content) {
      this.content = content;
    }

    @Override
    public void write(java.io.OutputStream out) throws IOException {
      var digested = new DigestedOutput(out);
      content.write(digested);
      bytes = digested.length();
      sha256 = digested.sha256();
    }
  }

  @Override
  public void put(String path, Content content) throws IOException {
    if (path.startsWith(Layout.ERASED + "/")) {
      list(path, content);
    } else {
      record(path, content, it -> place.put(path, it));
    }
  }

  /// A list that is sealed anew. What it lacked before stays in the record, and is found by the
  /// next look.
  private void list(String path, Content content) throws IOException {
    var all = new ByteArrayOutputStream();
    content.write(all);
    var lost = new HashSet<>(written.read().lists().getOrDefault(path, List.of()));
    if (!lost.isEmpty()) lost.removeAll(digests(place.read(path)));
    place.put(path, all::writeTo);
    written.removed(path);
    for (var line : all.toString(US_ASCII).lines().toList()) written.added(path, digest(line));
    for (var digest : lost) written.added(path, digest);
  }

  /// Of the lines of a list, which is closed.
  public static Set<Bytes> digests(InputStream list) throws IOException {
    try (list) {
      return new String(list.readAllBytes(), US_ASCII)
          .lines()
          .map(RecordedPlace::digest)
          .collect(Collectors.toSet());
    }
  }

  @Override
  public void keep(String path, Instant of, Content content) throws IOException {
    record(path, content, it -> place.keep(path, of, it));
  }

  @Override
  public void append(String path, String line) throws IOException {
    place.append(path, line);
    written.added(path, digest(line));
  }

  /// Of a line of a list.
  private static Bytes digest(String line) {
    return Digest.sha256(Bytes.of(line.getBytes(US_ASCII)));
  }

  @Override
  public Removal delete(String path) throws IOException {
    var removal = place.delete(path);
    if (removal == Removal.REMOVED && !path.startsWith(Layout.OBJECTS + "/")) written.removed(path);
    return removal;
  }

  @Override
  public Removal clear(String folder, String but) throws IOException {
    var removal = place.clear(folder, but);
    if (removal == Removal.REMOVED) {
      for (var path : written.read().files().keySet()) {
        if (path.startsWith(folder + "/") && !path.equals(but)) written.removed(path);
      }
    }
    return removal;
  }

  @Override
  public Lock.Mode lock() {
    return place.lock();
  }

  @Override
  public void keepOn(String path) throws IOException {
    place.keepOn(path);
  }

  @Override
  public void check(boolean first) throws UnsafePlace, IOException {
    place.check(first);
  }

  @Override
  public InputStream read(String path) throws IOException {
    return place.read(path);
  }

  @Override
  public boolean has(String path) throws IOException {
    return place.has(path);
  }

  @Override
  public List<Stored> list(String under) throws IOException {
    return place.list(under);
  }
}
