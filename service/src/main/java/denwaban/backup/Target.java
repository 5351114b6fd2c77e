package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.FolderPlace;
import denwaban.backup.place.Opener;
import denwaban.backup.place.Origins;
import denwaban.backup.place.Readers;
import denwaban.backup.place.RecordedPlace;
import denwaban.backup.place.S3Place;
import denwaban.backup.place.Written;
import denwaban.database.CannotStart;
import denwaban.kernel.Ids;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.storage.bucket.FileBucket;
import denwaban.storage.bucket.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a configured backup goes, and how it is sealed.
///
/// @param office a random id in the data folder: two offices never share a place
/// @param bucket whether the place is one
/// @param written what was written to the place, in the data folder
/// @param drill the program's own key to its backups, in the data folder: a person who holds that
///   folder has all that a backup has
/// @param data the folder of the office
record Target(
    BackupPlace place,
    boolean bucket,
    Written written,
    UUID office,
    Readers readers,
    Opener drill,
    Duration keep,
    Duration drillEvery,
    Path data) {

  /// Of this module, in the data folder.
  static final String FOLDER = "backup";

  /// A folder of its own: it is no key, and changes with each file.
  private static final String WRITTEN = "written";

  private static final String DRILL_KEY = "drill.key";
  static final String OFFICE = "office";

  /// @return null if no backup was asked for
  /// @throws CannotStart if one was asked for that would be unsafe, or none
  static @Nullable Target of(
      BackupSettings settings, Path data, boolean embedded, Ids ids, InstantSource clock) {
    var recovery = check(settings, data, embedded);
    if (recovery == null) return null;
    var own = data.toAbsolutePath().normalize();
    try {
      var drill = drillKey(own.resolve(FOLDER));
      var origins = Origins.of(settings.originFile(), own.resolve(FOLDER));
      var written = new Written(own.resolve(FOLDER).resolve(WRITTEN));
      return new Target(
          new RecordedPlace(place(settings, clock), written, clock),
          settings.folder() == null,
          written,
          office(own.resolve(FOLDER), ids),
          new Readers(recovery, drill.recipient(), origins.getFirst()),
          new Opener(drill, origins),
          Duration.ofDays(settings.keep()),
          Duration.ofDays(settings.drillDays()),
          own);
    } catch (IOException e) {
      throw new CannotStart(
          "The folder " + own.resolve(FOLDER) + " cannot be read or written.",
          "See that it belongs to the account of the program.",
          e);
    }
  }

  static BackupPlace place(BackupSettings settings, InstantSource clock) {
    var folder = settings.folder();
    if (folder != null) return new FolderPlace(folder.toAbsolutePath().normalize());
    return new S3Place(
        FileBucket.open(settings.s3(), BackupSettings.S3),
        settings.lock(),
        Duration.ofDays(settings.keep()),
        clock);
  }

  /// Makes and writes nothing.
  ///
  /// @return whom it would be sealed to; null if no backup was asked for
  /// @throws CannotStart if one was asked for that would be unsafe, or none
  static @Nullable Recipient check(BackupSettings settings, Path data, boolean embedded) {
    if (!settings.asked()) return null;
    if (!embedded) {
      throw new CannotStart(
          "A backup was asked for, but the database is not the program's own.",
          "Leave denwaban.backup out, and back up that database, the data folder and the"
              + " payloads with tools of yours.");
    }
    apart(settings, data.toAbsolutePath().normalize());
    Origins.check(settings.originFile(), data.toAbsolutePath().normalize().resolve(FOLDER));
    within("denwaban.backup.keep", settings.keep(), BackupSettings.MOST_DAYS);
    within("denwaban.backup.drill-days", settings.drillDays(), BackupSettings.MOST_DRILL_DAYS);
    return recipient(settings.recipient());
  }

  private static void apart(BackupSettings settings, Path own) {
    var folder = settings.folder();
    if (folder == null) {
      bucket(settings);
      return;
    }
    var there = real(folder.toAbsolutePath().normalize());
    var here = real(own);
    if (there.startsWith(here) || here.startsWith(there)) {
      throw new CannotStart(
          "The backup would lie in the data folder itself, or the data folder in the backup.",
          "Name a folder on another disk or machine with denwaban.backup.folder.");
    }
    if (settings.s3().endpoint() != null) {
      throw new CannotStart(
          "A folder and a bucket are named for the backup.",
          "Leave denwaban.backup.folder or denwaban.backup.s3 out.");
    }
    if (settings.lock() != Lock.Mode.NONE) {
      throw new CannotStart(
          "A backup in a folder was asked to be locked.",
          "Leave denwaban.backup.lock out, or name a bucket with denwaban.backup.s3.");
    }
  }

  /// Where a path leads by all links. What is not there yet lies below what is.
  private static Path real(Path path) {
    var up = path.getParent();
    try {
      return path.toRealPath();
    } catch (IOException none) {
      return up == null ? path : real(up).resolve(up.relativize(path));
    }
  }

  private static void bucket(BackupSettings settings) {
    if (settings.s3().bucket().isBlank()) {
      throw new CannotStart(
          "The S3 service of the backup is named, but no bucket.",
          "Give --denwaban.backup.s3.bucket=NAME.");
    }
    if (settings.s3().lockDays() != 0) {
      throw new CannotStart(
          "denwaban.backup.s3.lock-days is set; a backup is locked for the days of its window.",
          "Leave it out, and set denwaban.backup.lock.");
    }
  }

  private static void within(String setting, int days, int most) {
    if (days < 1 || days > most) {
      throw new CannotStart(
          "%s is %d days.".formatted(setting, days), "Set 1 to %d days.".formatted(most));
    }
  }

  private static Recipient recipient(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new CannotStart(
          "A backup was asked for, but no key to seal it to.",
          "Run ./denwaban backup-key, give three people a sheet each, and set what it prints:"
              + " denwaban.backup.recipient (docs/runbooks/backup.md).");
    }
    try {
      var recipient = Recipient.parse(text.strip());
      if (recipient.suite() == Suite.X25519) return recipient;
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new CannotStart(
        "denwaban.backup.recipient is not a public key of the kind that a backup is sealed to.",
        "Set the line that ./denwaban backup-key printed; it begins with age1.");
  }

  private static Identity drillKey(Path folder) throws IOException {
    try {
      return Identity.parse(
          once(folder, DRILL_KEY, () -> Identity.generate(Suite.X25519).export()));
    } catch (IllegalArgumentException e) {
      throw new IOException("the drill's key is damaged");
    }
  }

  private static UUID office(Path folder, Ids ids) throws IOException {
    try {
      return UUID.fromString(once(folder, OFFICE, () -> ids.next().toString()));
    } catch (IllegalArgumentException e) {
      throw new IOException("the office's id is damaged");
    }
  }

  private interface Making {
    String make();
  }

  /// A small file that only our user reads, made at the first call.
  private static String once(Path folder, String name, Making making) throws IOException {
    Files.createDirectories(folder);
    // root's PostgreSQL, which runs as another user, passes through to a drill
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      var fresh = Files.createTempFile(folder, "fresh", null); // 0600
      Files.writeString(fresh, making.make());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file, UTF_8).strip();
  }
}
