package denwaban.backup.restore;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.backup.place.Opener;
import denwaban.seal.age.NotOpened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The database's log since a base backup, as it was unpacked for a restore.
///
/// @param count of all pieces
/// @param missing segments between others: PostgreSQL ends its replay before the first of them
///   without a word
record LogSegments(int count, long missing) {

  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

  /// Segments of 16 MiB, in 4 GiB (PostgreSQL 18, "WAL Internals").
  private static final int IN_A_FILE = 256;

  /// @throws IOException also if the log without which the base backup is not whole is not there
  static LogSegments unpack(BackupPlace place, Opener opener, Manifest base, Path into)
      throws NotOpened, IOException {
    Unpacking.folder(into);
    var names = new ArrayList<String>();
    for (var stored : place.list(Layout.WAL)) {
      var name = Layout.nameOfWal(stored.path()).orElse(null);
      if (name == null || !needed(name, base.firstWal())) continue; // or none of ours
      try (var in = opener.open(stored.path(), place.read(stored.path()))) {
        Unpacking.segment(in, into.resolve(name));
      }
      names.add(name);
    }
    if (!names.contains(base.lastWal())) {
      throw new IOException("the log of the base backup is not whole");
    }
    return new LogSegments(names.size(), missing(base.firstWal(), names));
  }

  /// Of the histories of timelines, those that began later: one from before may be sealed to a
  /// recovery key that is no more.
  private static boolean needed(String name, String first) {
    return Layout.placeInLog(name)
        .map(it -> it.compareTo(position(first)) >= 0)
        .orElse(Layout.timeline(name).compareTo(Layout.timeline(first)) > 0);
  }

  private static String position(String name) {
    return Layout.placeInLog(name).orElseThrow(() -> new IllegalArgumentException("no segment"));
  }

  /// A replay goes along the newest timeline where that has begun, and along those before it up to
  /// there.
  ///
  /// @param first with which it begins
  static long missing(String first, List<String> names) {
    var segments = names.stream().filter(it -> SEGMENT.matcher(it).matches()).toList();
    var newest = segments.stream().map(Layout::timeline).max(String::compareTo).orElseThrow();
    var along = new TreeSet<Long>();
    var before = new TreeSet<Long>();
    for (var name : segments) {
      (Layout.timeline(name).equals(newest) ? along : before).add(number(name));
    }
    var begin = along.getFirst();
    return lacks(before, number(first), begin) + lacks(along, begin, along.getLast() + 1);
  }

  private static long lacks(NavigableSet<Long> there, long from, long to) {
    return to - from - there.subSet(from, to).size();
  }

  private static long number(String name) {
    var position = position(name);
    return Long.parseLong(position.substring(0, 8), 16) * IN_A_FILE
        + Long.parseLong(position.substring(8), 16);
  }
}
