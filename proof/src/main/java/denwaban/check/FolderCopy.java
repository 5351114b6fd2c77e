package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.TileMaker;
import denwaban.audit.proof.TilePath;
import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A log copy in a folder (docs/formats/log-copy.md).
final class FolderCopy implements Copy {

  private static final String CHECKPOINT = "checkpoint";
  private static final String CHECKPOINTS = "checkpoints/";
  private static final String KEYS = "keys";
  private static final String STAMP = ".tsr";
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  private final Path folder;
  private final Widths widths;
  private final NavigableSet<Long> sizes = new TreeSet<>();
  private long read;
  private long tiles;

  FolderCopy(Path folder) throws IOException {
    this.folder = folder;
    this.widths = new Widths(folder);
    var checkpoints = folder.resolve(CHECKPOINTS);
    if (Files.isDirectory(checkpoints, LinkOption.NOFOLLOW_LINKS)) {
      try (var names = Files.list(checkpoints)) {
        names
            .map(path -> path.getFileName().toString())
            .filter(name -> SIZE.matcher(name).matches())
            .forEach(name -> sizes.add(Long.valueOf(name)));
      }
    }
  }

  @Override
  public String checkpoint() throws Wrong, IOException {
    return note(CHECKPOINT);
  }

  @Override
  public long first() {
    return 0;
  }

  @Override
  public List<Bytes> before() {
    return List.of();
  }

  @Override
  public void entries(long size, Reader reader) throws Wrong, IOException {
    for (var number = 0L; number * TilePath.WIDTH < size; number++) {
      var width = (int) Math.min(TilePath.WIDTH, size - number * TilePath.WIDTH);
      var found = widths.entries(number, width);
      var bundle = Bundle.read(found.base());
      for (var other : found.others()) {
        bundle.compare(other, width);
      }
      count(found);
      for (var entry : bundle.entries().subList(0, width)) {
        reader.entry(entry);
      }
    }
  }

  @Override
  public void compare(TileMaker.Made made) throws Wrong, IOException {
    var found = widths.tile(made.level(), made.number(), made.width());
    found.base().begins(made.hashes(), made.width());
    for (var other : found.others()) {
      other.begins(made.hashes(), made.width());
    }
    count(found);
  }

  private void count(Widths.Found found) {
    read += 1 + found.others().size();
    tiles += 1 + found.others().size();
  }

  @Override
  public NavigableSet<Long> sizes() {
    return sizes;
  }

  @Override
  public String earlier(long size) throws Wrong, IOException {
    return note(CHECKPOINTS + size);
  }

  @Override
  public Optional<Bytes> stamp(long size) throws Wrong, IOException {
    var path = CHECKPOINTS + size + STAMP;
    if (!Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    read++;
    return Optional.of(Small.read(folder, path, TimeStamp.ANSWER_BYTES, Why.BAD_STAMP));
  }

  private String note(String path) throws Wrong, IOException {
    read++;
    var bytes = Small.read(folder, path, Note.NOTE_BYTES, Why.BAD_CHECKPOINT);
    return new String(bytes.toArray(), UTF_8);
  }

  @Override
  public void finish(Report report) throws IOException {
    report.checked(What.TILES, Long.toString(tiles));
    var all = 0L;
    var other = 0L;
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        var name = folder.relativize(path).toString();
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !name.equals(KEYS)) {
          all++;
          other += LogFile.is(name) ? 0 : 1;
        }
      }
    }
    var beyond = all - other - read;
    if (beyond > 0) {
      report.missed(Miss.BEYOND, Long.toString(beyond));
    }
    if (other > 0) {
      report.missed(Miss.OTHER_FILES, Long.toString(other));
    }
  }

  @Override
  public void close() {}

  /// The entries of one bundle.
  private record Bundle(Widths.Piece piece, Bytes bytes, List<Bytes> entries) {

    static Bundle read(Widths.Piece piece) throws Wrong, IOException {
      var bytes = piece.read();
      try {
        var entries = EntryBundle.read(bytes);
        if (entries.size() == piece.width()) {
          return new Bundle(piece, bytes, entries);
        }
      } catch (IllegalArgumentException e) {
        // not whole: said below
      }
      throw new Wrong(Why.BAD_BUNDLE, piece.path());
    }

    /// Another width of the same bundle begins alike, as far as `width` entries.
    void compare(Widths.Piece other, int width) throws Wrong, IOException {
      var same = Math.min(width, other.width());
      if (!read(other).entries.subList(0, same).equals(entries.subList(0, same))) {
        throw new Wrong(Why.OTHER_TILE, other.path());
      }
    }
  }
}
