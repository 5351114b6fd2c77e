package denwaban.preflight.outside;

import denwaban.database.CannotStart;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import denwaban.storage.StoreConditions;
import java.nio.file.Files;
import java.util.List;

/// The security module (PKCS#11): its library, its token, the PIN. The PIN is given once: some
/// wrong ones, and a module locks itself.
public final class ModuleCheck implements Check {

  @Override
  public Text subject() {
    return new Text("鍵の装置(PKCS#11)", "Security module (PKCS#11)");
  }

  @Override
  public List<Finding> look(Setup setup) {
    if (setup.text("denwaban.keys.pkcs11.library").isEmpty()) {
      return List.of(Finding.ok("設定に鍵の装置はありません。", "No security module is named in the settings."));
    }
    for (var file : List.of("denwaban.keys.pkcs11.library", "denwaban.keys.pkcs11.pin-file")) {
      if (setup.path(file).filter(it -> !Files.isReadable(it)).isPresent()) {
        return List.of(notAsked());
      }
    }
    try {
      var conditions = StoreConditions.of(setup.binder());
      conditions.openModule();
      return List.of(
          Finding.ok(
              "鍵の装置が開き、PIN が通りました(PIN を試したのは一度です)。",
              "The security module opens and takes the PIN, which was given once."));
    } catch (CannotStart refused) {
      return List.of(InJapanese.fault("denwaban.keys.pkcs11", refused));
    } catch (RuntimeException unread) {
      return List.of(Finding.NOT_CHECKED);
    }
  }

  /// What is missing is named where all files are.
  private static Finding notAsked() {
    return Finding.warning(
        new Text(
            "鍵の装置は確認していません。ライブラリーか PIN のファイルが読めないためです。",
            "The security module was not asked, because its library or the PIN file cannot be read."),
        new Text("下の「秘密のファイル」を先に直してください。", "Correct what is said below of secret files first."));
  }
}
