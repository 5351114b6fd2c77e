package denwaban.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.TileMaker;
import denwaban.kernel.Bytes;
import denwaban.open.Pack;
import denwaban.open.PackLog;
import denwaban.open.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The log in an exit pack: all entries from some number on, and the newest state.
final class PackCopy implements Copy {

  private final Pack pack;

  /// @throws Refused if it is no pack
  PackCopy(Path zip) throws Refused, IOException {
    this.pack = Pack.open(zip);
  }

  @Override
  public String checkpoint() throws Wrong, IOException {
    return new String(small(PackLog.CHECKPOINT).toArray(), UTF_8);
  }

  @Override
  public long first() {
    return pack.index().logFirst();
  }

  @Override
  public List<Bytes> before() throws Wrong, IOException {
    try {
      var lines = new String(small(PackLog.BEFORE).toArray(), US_ASCII);
      return lines.lines().map(Bytes::ofBase64).toList();
    } catch (IllegalArgumentException e) {
      throw new Wrong(Why.OTHER_ROOT, PackLog.BEFORE);
    }
  }

  @Override
  public void entries(long size, Reader reader) throws Wrong, IOException {
    var next = first();
    try (var in = new BufferedInputStream(pack.stream(PackLog.ENTRIES))) {
      for (var line = line(in); line != null; line = line(in)) {
        if (next++ == size) {
          throw new Wrong(Why.OTHER_ROOT, PackLog.ENTRIES);
        }
        reader.entry(line);
      }
    } catch (Refused e) {
      throw new Wrong(Why.MISSING, PackLog.ENTRIES);
    }
    if (next < size) {
      throw new Wrong(Why.MISSING, PackLog.ENTRIES + " " + next);
    }
  }

  private static @Nullable Bytes line(InputStream in) throws IOException, Wrong {
    try {
      return PackLog.line(in);
    } catch (Refused e) {
      throw new Wrong(Why.BAD_BUNDLE, PackLog.ENTRIES);
    }
  }

  private Bytes small(String path) throws Wrong, IOException {
    try {
      return pack.read(path);
    } catch (Refused e) {
      throw new Wrong(Why.MISSING, path);
    }
  }

  @Override
  public void compare(TileMaker.Made made) {}

  @Override
  public NavigableSet<Long> sizes() {
    return Collections.emptyNavigableSet();
  }

  @Override
  public String earlier(long size) {
    throw new AssertionError("a pack has no earlier states");
  }

  @Override
  public Optional<Bytes> stamp(long size) {
    return Optional.empty();
  }

  @Override
  public void finish(Report report) {
    report.missed(Miss.NO_TILES, "");
    if (first() > 0) {
      report.missed(Miss.NOT_FROM_THE_START, Long.toString(first()));
    }
  }

  @Override
  public void close() throws IOException {
    pack.close();
  }
}
