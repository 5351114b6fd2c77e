package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.FolderPlace;
import denwaban.backup.place.Readers;
import denwaban.database.CannotStart;
import denwaban.kernel.Ids;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a configured backup goes, and how it is sealed.
///
/// @param office a random id in the data folder: two offices never share a place
/// @param drill the program's own key to its backups, in the data folder: whoever holds that folder
///   has what a backup has
/// @param data the folder of the office
record Target(
    BackupPlace place,
    UUID office,
    Readers readers,
    Identity drill,
    Duration keep,
    Duration drillEvery,
    Path data) {

  /// Of this module, in the data folder.
  static final String FOLDER = "backup";

  private static final String DRILL_KEY = "drill.key";
  static final String OFFICE = "office";

  /// @return null if no backup was asked for
  /// @throws CannotStart if one was asked for that would be unsafe, or none
  static @Nullable Target of(BackupSettings settings, Path data, boolean embedded, Ids ids) {
    var recovery = check(settings, data, embedded);
    var folder = settings.folder();
    if (recovery == null || folder == null) return null;
    var own = data.toAbsolutePath().normalize();
    var there = folder.toAbsolutePath().normalize();
    try {
      var drill = drillKey(own.resolve(FOLDER));
      return new Target(
          new FolderPlace(there),
          office(own.resolve(FOLDER), ids),
          new Readers(recovery, drill.recipient()),
          drill,
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

  /// Makes and writes nothing.
  ///
  /// @return whom it would be sealed to; null if no backup was asked for
  /// @throws CannotStart if one was asked for that would be unsafe, or none
  static @Nullable Recipient check(BackupSettings settings, Path data, boolean embedded) {
    var folder = settings.folder();
    if (folder == null) return null;
    if (!embedded) {
      throw new CannotStart(
          "A backup was asked for, but the database is not the program's own.",
          "Leave denwaban.backup.folder out, and back up that database, the data folder and the"
              + " payloads with tools of yours.");
    }
    var own = data.toAbsolutePath().normalize();
    var there = folder.toAbsolutePath().normalize();
    if (there.startsWith(own) || own.startsWith(there)) {
      throw new CannotStart(
          "The backup would lie in the data folder itself, or the data folder in the backup.",
          "Name a folder on another disk or machine with denwaban.backup.folder.");
    }
    within("denwaban.backup.keep", settings.keep(), BackupSettings.MOST_DAYS);
    within("denwaban.backup.drill-days", settings.drillDays(), BackupSettings.MOST_DRILL_DAYS);
    return recipient(settings.recipient());
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
