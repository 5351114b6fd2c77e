package denwaban.preflight;

import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The files that settings name: whether they are there, and whether strangers on this machine can
/// read the secret ones. What is in them is not looked at here.
final class FilesCheck implements Check {

  private static final Set<String> SECRET =
      Set.of(
          "denwaban.tls.key",
          "denwaban.sip.key",
          "denwaban.backup.origin-file",
          "denwaban.backup.s3.credentials-file",
          "denwaban.mail.password-file",
          "denwaban.keys.pkcs11.pin-file",
          "denwaban.keys.transit.token-file",
          "denwaban.oidc.secret-file",
          "denwaban.stamps.credentials-file",
          "denwaban.storage.s3.credentials-file");

  /// No secret, and read at a start or later.
  private static final Set<String> OTHERS =
      Set.of(
          "denwaban.assurance.advisories",
          "denwaban.keys.pkcs11.library",
          "denwaban.mail.ca-file",
          "denwaban.oidc.ca-file",
          "denwaban.stamps.ca-file",
          "denwaban.copies.ca-file",
          "denwaban.outbound.ca-file",
          "denwaban.passkeys.metadata",
          "denwaban.passkeys.metadata-root");

  /// Read and named by [TlsCheck], and by [SettingsCheck] where there is a backup.
  private static final Set<String> NAMED_ALREADY =
      Set.of("denwaban.tls.key", "denwaban.sip.key", "denwaban.backup.origin-file");

  /// All that are looked at.
  static Set<String> settings() {
    var all = new TreeSet<>(SECRET);
    all.addAll(OTHERS);
    return all;
  }

  @Override
  public Text subject() {
    return new Text("秘密のファイル", "Secret files");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var found = new ArrayList<Finding>();
    named(setup, SECRET)
        .forEach((setting, file) -> {
          if (!Files.isReadable(file)) {
            if (!NAMED_ALREADY.contains(setting)) found.add(unreadable(setting, file));
          } else if (isOpen(file)) {
            found.add(open(setting, file));
          }
        });
    named(setup, OTHERS)
        .forEach((setting, file) -> {
          if (!Files.isReadable(file)) found.add(unreadable(setting, file));
        });
    if (found.isEmpty()) {
      found.add(
          Finding.ok(
              "設定にあるファイルはどれも読め、秘密のファイルは他の利用者に閉じています。",
              "Every file that is named can be read, and the secret ones are closed to others."));
    }
    return found;
  }

  private static Map<String, Path> named(Setup setup, Set<String> settings) {
    var files = new TreeMap<String, Path>();
    settings.forEach(it -> setup.path(it).ifPresent(file -> files.put(it, file)));
    return files;
  }

  static Finding unreadable(String setting, Path file) {
    var missing = Files.notExists(file);
    return Finding.fault(
        new Text(
            setting + (missing ? " のファイルがありません: " : " のファイルが読めません: ") + file,
            "The file of "
                + setting
                + (missing ? " is not there: " : " cannot be read by this account: ")
                + file),
        new Text(
            "パス、またはファイルの所有者と権限を直してください。",
            "Correct the path, or the file's owner and permissions."));
  }

  /// Whether every account of this machine can read it: it, and every folder on the way to it.
  static boolean isOpen(Path file) {
    try {
      var real = file.toRealPath();
      if (!has(real, PosixFilePermission.OTHERS_READ)) return false;
      for (var up = real.getParent(); up != null; up = up.getParent()) {
        if (!has(up, PosixFilePermission.OTHERS_EXECUTE)) return false;
      }
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean has(Path path, PosixFilePermission permission) throws IOException {
    return Files.getPosixFilePermissions(path).contains(permission);
  }

  private static Finding open(String setting, Path file) {
    return Finding.fault(
        new Text(
            setting + " のファイルを、この機械の利用者全員が読めます: " + file,
            "Everyone on this machine can read the file of " + setting + ": " + file),
        new Text(
            "chmod o= " + file + " を実行し、すでに誰かが読んだと思われるなら作り直してください。",
            "Run chmod o= " + file + ", and replace what is in it if anyone may have read it."));
  }
}
