package denwaban.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The operating system account that runs the embedded PostgreSQL, which refuses to run as root.
///
/// An ordinary user runs it as that user. Root runs it as `denwaban` if that account exists, else
/// as `nobody`, without groups and without any way to gain privileges. That is chosen once: later
/// it is the account to which the database's files belong.
///
/// @param user null: the account of this process
/// @param group its own; null of this process. Asked once: a restore gives thousands of files away
record PostgresAccount(@Nullable String user, @Nullable String group) {

  private static final List<String> CANDIDATES = List.of("denwaban", "nobody");

  static PostgresAccount choose() {
    if (new UnixSystem().getUid() != 0) {
      return new PostgresAccount(null, null);
    }
    return CANDIDATES.stream()
        .filter(PostgresAccount::exists)
        .findFirst()
        .map(it -> new PostgresAccount(it, groupOf(it)))
        .orElseThrow(() ->
            new CannotStart(
                "PostgreSQL must not run as root, and there is no account to run it as.",
                "Create one with `useradd --system denwaban`, or start as another user."));
  }

  /// The account for an office in `folder`, which it can reach.
  ///
  /// @throws CannotStart if there is none, or the folder is closed to it
  static PostgresAccount choose(Path folder) {
    var account = chosen(folder.resolve("postgres/data")).orElseGet(PostgresAccount::choose);
    if (!account.reaches(folder)) {
      throw new CannotStart(
          "The account %s, which runs PostgreSQL for root, cannot reach the folder %s."
              .formatted(account.user(), folder),
          "Choose a folder that others may pass through, such as --denwaban.data=/var/lib/denwaban,"
              + " or start as an ordinary user.");
    }
    return account;
  }

  /// The account to which the files belong. What root itself owns was not given away yet, as by a
  /// restore.
  private static Optional<PostgresAccount> chosen(Path files) {
    if (new UnixSystem().getUid() != 0 || !Files.exists(files)) return Optional.empty();
    try {
      if (Files.getAttribute(files, "unix:uid").equals(0)) return Optional.empty();
      var owner = Files.getOwner(files).getName();
      // a number: it has no name here
      if (!owner.matches("[0-9]+")) return Optional.of(new PostgresAccount(owner, groupOf(owner)));
      throw new CannotStart(
          "The database's files in %s belong to the account %s, which is not on this machine."
              .formatted(files, owner),
          "Make that account, or give the files to another: chown -R ACCOUNT " + files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean exists(String user) {
    try {
      Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// The command as this account runs it, in a nearly empty environment.
  ProcessBuilder command(List<String> command) {
    var words = new ArrayList<String>();
    if (user != null) {
      words.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"));
      words.add("--no-new-privs");
    }
    words.addAll(command);
    var builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C", "TZ", "UTC"));
    return builder;
  }

  /// Gives a file or folder to this account.
  void own(Path path) throws IOException {
    if (user == null) {
      return;
    }
    var accounts = path.getFileSystem().getUserPrincipalLookupService();
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    view.setGroup(accounts.lookupPrincipalByGroupName(group));
    view.setOwner(accounts.lookupPrincipalByName(user));
  }

  /// Whether this account can pass through every folder above `path`.
  boolean reaches(Path path) {
    try {
      for (var up = path.toAbsolutePath(); user != null && up != null; up = up.getParent()) {
        if (Files.exists(up)
            && !Files.getPosixFilePermissions(up).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String groupOf(String user) {
    try {
      var process = new ProcessBuilder("id", "-gn", user).redirectErrorStream(true).start();
      try (var said = process.inputReader()) {
        return String.valueOf(said.readLine()).strip();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
