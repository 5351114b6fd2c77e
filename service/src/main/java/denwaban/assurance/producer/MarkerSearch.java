package denwaban.assurance.producer;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for a marker in the files of a folder: as it is, in UTF-16, in hexadecimal, in base64 at
/// each of its three alignments.
final class MarkerSearch {

  /// Bytes after which a search ends with the file that it reads; the next goes on from there.
  static final long BYTES_LIMIT = 4L << 30;

  private static final int BUFFER = 1 << 20;

  private final List<Needle> needles;
  private final int longest;
  private final byte[] buffer;
  private final Instant since;
  private final long limit;
  private long there;
  private long read;
  private int unreadable;
  private final List<Path> found = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();

  private record Candidate(Path file, long size) {}

  /// @param since files that were not changed after this cannot hold it
  MarkerSearch(String marker, Instant since) {
    this(marker, since, BYTES_LIMIT);
  }

  MarkerSearch(String marker, Instant since, long limit) {
    var bytes = marker.getBytes(UTF_8);
    needles =
        Stream.of(
                bytes,
                marker.getBytes(UTF_16LE),
                HexFormat.of().formatHex(bytes).getBytes(UTF_8),
                base64(bytes, 0),
                base64(bytes, 1),
                base64(bytes, 2))
            .map(Needle::new)
            .toList();
    longest = needles.stream().mapToInt(it -> it.bytes.length).max().orElseThrow();
    buffer = new byte[BUFFER + longest];
    this.since = since;
    this.limit = limit;
  }

  /// @param there bytes of files that could hold it
  /// @param read bytes of these that were read, by earlier searches that this one goes on from too
  /// @param unreadable files and folders that could not be read
  /// @param last the file with which it ended before all were read; null if all were
  record Seen(long there, long read, int unreadable, List<Path> found, @Nullable Path last) {}

  /// All of it, if that is not too much.
  ///
  /// @throws IOException if the folder itself cannot be read
  Seen in(Path folder) throws IOException {
    return in(folder, null);
  }

  /// @param after the file with which the search before ended; null to begin
  /// @throws IOException if the folder itself cannot be read
  Seen in(Path folder, @Nullable Path after) throws IOException {
    // a folder may lie on a disk of its own, by way of a link
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Walk());
    candidates.sort(Comparator.comparing(Candidate::file));
    var before = 0L;
    @Nullable Path last = null;
    for (var it : candidates) {
      there += it.size();
      if (after != null && it.file().compareTo(after) <= 0) {
        before += it.size();
      } else if (read < limit) {
        look(it.file());
        last = it.file();
      }
    }
    var all = last == null || last.equals(candidates.getLast().file());
    return new Seen(there, before + read, unreadable, List.copyOf(found), all ? null : last);
  }

  /// What is the same in base64 whatever stands before and after: the first and last characters
  /// depend on the neighbours.
  private static byte[] base64(byte[] marker, int before) {
    var padded = new byte[before + marker.length];
    System.arraycopy(marker, 0, padded, before, marker.length);
    var text = Base64.getEncoder().withoutPadding().encodeToString(padded);
    var whole = text.length() - (padded.length % 3 == 0 ? 0 : 1);
    return text.substring(before == 0 ? 0 : before + 1, whole).getBytes(UTF_8);
  }

  /// Searched for as R. N. Horspool does (Practical fast searching in strings, 1980): what stands
  /// under its last byte says how far it may move, so that most bytes are never looked at.
  private static final class Needle {

    private final byte[] bytes;

    /// For each value of a byte, from its last place before the end to the end.
    private final int[] shift = new int[256];

    Needle(byte[] bytes) {
      this.bytes = bytes;
      Arrays.fill(shift, bytes.length);
      for (var i = 0; i < bytes.length - 1; i++) shift[bytes[i] & 0xff] = bytes.length - 1 - i;
    }

    boolean isIn(byte[] text, int end) {
      var last = bytes.length - 1;
      for (var at = last; at < end; at += shift[text[at] & 0xff]) {
        if (Arrays.equals(text, at - last, at + 1, bytes, 0, bytes.length)) return true;
      }
      return false;
    }
  }

  private final class Walk extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      // an empty one is not opened: the office's lock is one, and to close it would give it up
      if (attributes.isRegularFile()
          && attributes.size() > 0
          && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
        candidates.add(new Candidate(file, attributes.size()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      // the file system's own, closed to all and written by none
      var gone = why instanceof NoSuchFileException;
      var known = why instanceof FileSystemLoopException; // a link to a folder that it lies in
      if (!gone && !known && !file.endsWith("lost+found")) unreadable++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
      return FileVisitResult.CONTINUE; // gone meanwhile
    }
  }

  private void look(Path file) {
    try (var in = Files.newInputStream(file)) {
      if (holds(in)) found.add(file);
    } catch (NoSuchFileException gone) {
      // a log segment that was recycled meanwhile
    } catch (IOException refused) {
      unreadable++;
    }
  }

  private boolean holds(InputStream in) throws IOException {
    var kept = 0;
    while (true) {
      var n = in.readNBytes(buffer, kept, BUFFER);
      read += n;
      var end = kept + n;
      for (var needle : needles) if (needle.isIn(buffer, end)) return true;
      if (n < BUFFER) return false;
      kept = Math.min(longest, end);
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
    }
  }
}
