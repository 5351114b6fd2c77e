package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.backup.place.Layout;
import denwaban.backup.place.Manifest;
import denwaban.database.Cluster;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The files of the database while it runs, as one sealed stream. They are torn in time; with the
/// log of the same minutes they are whole (PostgreSQL 18, "Making a Base Backup Using the Low Level
/// API").
final class BaseBackup {

  /// What PostgreSQL makes anew, or what belongs to a running server alone; folders stay, empty.
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "log");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid", "postmaster.opts", "current_logfiles", "start.log", "recovery.signal");

  /// Read last: it says from where the log is replayed.
  private static final String CONTROL = "global/pg_control";

  /// Digits of a segment's name.
  private static final int TIMELINE = 8;

  private final Target target;
  private final Cluster cluster;
  private final LogMover mover;
  private final Pace pace;
  private final InstantSource clock;

  BaseBackup(Target target, Cluster cluster, LogMover mover, Pace pace, InstantSource clock) {
    this.pace = pace;
    this.target = target;
    this.cluster = cluster;
    this.mover = mover;
    this.clock = clock;
  }

  /// Whether the database has begun another timeline since a base backup: it was restored, and what
  /// was written until archiving began again is in no segment at the place.
  boolean overtaken(String firstWal) throws SQLException {
    try (var root = cluster.root()) {
      var now = one(root, "select pg_walfile_name(pg_current_wal_lsn())");
      return !now.substring(0, TIMELINE).equals(firstWal.substring(0, TIMELINE));
    }
  }

  /// Takes one; there is none until the last line.
  Manifest take() throws IOException, SQLException, InterruptedException {
    var began = clock.instant();
    var id = Layout.id(began);
    var files = cluster.files().orElseThrow(() -> new IllegalStateException("no own database"));
    try (var root = cluster.root()) {
      // dead rows of what was erased since the last time are not carried along
      run(root, "vacuum");
      var first = one(root, "select pg_walfile_name(pg_backup_start('denwaban', fast => true))");
      var tar = new Tar();
      target
          .place()
          .keep(
              Layout.base(id),
              began,
              out ->
                  target
                      .readers()
                      .seal(
                          Layout.base(id),
                          out,
                          plain -> tar.write(root, files.files(), pace.out(plain))));
      mover.await(tar.lastWal);
      var sealed = sealed(id);
      var manifest =
          new Manifest(
              id,
              began,
              clock.instant(),
              first,
              tar.lastWal,
              sealed.length,
              sealed.sha256,
              tar.count);
      manifest.write(target.place(), target.readers());
      return manifest;
    }
  }

  private record Lying(long length, Bytes sha256) {}

  /// Read back: what the place has, not what we sent.
  private Lying sealed(String id) throws IOException {
    var path = Layout.base(id);
    try (var in = pace.in(target.place().read(path))) {
      var sha256 = Digest.sha256(in);
      var length =
          target.place().list(Layout.BASES + "/" + id).stream()
              .filter(it -> it.path().equals(path))
              .findFirst()
              .orElseThrow(() -> new BackupFailed(BackupTrouble.AWAY))
              .bytes();
      return new Lying(length, sha256);
    }
  }

  static String one(Connection root, String query) throws SQLException {
    try (var sql = root.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void run(Connection root, String statement) throws SQLException {
    try (var sql = root.createStatement()) {
      sql.execute(statement);
    }
  }

  /// One pass over the files.
  private static final class Tar {

    private String lastWal = "";
    private int count;

    void write(Connection root, Path files, OutputStream out) throws IOException {
      var tar = new TarArchiveOutputStream(out, UTF_8.name());
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      Files.walkFileTree(files, new Walk(files, tar));
      file(tar, files.resolve(CONTROL), CONTROL);
      try (var sql = root.createStatement();
          var rows =
              sql.executeQuery(
                  "select pg_walfile_name(lsn), labelfile, spcmapfile"
                      + " from pg_backup_stop(wait_for_archive => false)")) {
        rows.next();
        lastWal = rows.getString(1);
        text(tar, "backup_label", rows.getString(2));
        var spaces = rows.getString(3);
        if (spaces != null && !spaces.isBlank()) text(tar, "tablespace_map", spaces);
      } catch (SQLException e) {
        throw new BackupFailed(BackupTrouble.BROKE_OFF, e);
      }
      tar.finish();
      tar.flush();
    }

    private final class Walk extends SimpleFileVisitor<Path> {

      private final Path root;
      private final TarArchiveOutputStream tar;

      Walk(Path root, TarArchiveOutputStream tar) {
        this.root = root;
        this.tar = tar;
      }

      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
          throws IOException {
        var name = root.relativize(folder).toString();
        if (name.isEmpty()) return FileVisitResult.CONTINUE;
        if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
        if (!EMPTY.contains(name)) return FileVisitResult.CONTINUE;
        if (name.equals("pg_wal")) {
          for (var inner : new String[] {"archive_status", "summaries"}) {
            tar.putArchiveEntry(new TarArchiveEntry("pg_wal/" + inner + "/"));
            tar.closeArchiveEntry();
          }
        }
        return FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFile(Path path, BasicFileAttributes is) throws IOException {
        var name = root.relativize(path).toString();
        var last = path.getFileName().toString();
        if (is.isRegularFile()
            && !LEFT_OUT.contains(name)
            && !name.equals(CONTROL)
            && !last.equals("pg_internal.init")
            && !last.startsWith("pgsql_tmp")) {
          file(tar, path, name);
        }
        return FileVisitResult.CONTINUE;
      }

      /// A table that was dropped meanwhile: the log says so too.
      @Override
      public FileVisitResult visitFileFailed(Path path, IOException why) throws IOException {
        if (why instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
        throw why;
      }
    }

    /// As many bytes as there were when it was opened: what grows is in the log, and what shrank is
    /// filled with zeros, which the log replaces.
    private void file(TarArchiveOutputStream tar, Path path, String name) throws IOException {
      try (var in = Files.newInputStream(path)) {
        var size = Files.size(path);
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
        exactly(in, size, tar);
        tar.closeArchiveEntry();
        count++;
      } catch (NoSuchFileException gone) {
        // as in visitFileFailed
      }
    }

    private static void exactly(InputStream in, long size, OutputStream out) throws IOException {
      var page = new byte[1 << 16];
      var left = size;
      while (left > 0) {
        var n = in.readNBytes(page, 0, (int) Math.min(page.length, left));
        if (n == 0) {
          java.util.Arrays.fill(page, (byte) 0);
          n = (int) Math.min(page.length, left);
        }
        out.write(page, 0, n);
        left -= n;
      }
    }

    private static void text(TarArchiveOutputStream tar, String name, String text)
        throws IOException {
      var bytes = text.getBytes(UTF_8);
      var entry = new TarArchiveEntry(name);
      entry.setSize(bytes.length);
      entry.setMode(0600);
      tar.putArchiveEntry(entry);
      new ByteArrayInputStream(bytes).transferTo(tar);
      tar.closeArchiveEntry();
    }
  }
}
