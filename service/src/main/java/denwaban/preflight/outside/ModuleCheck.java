package denwaban.preflight.outside;

import denwaban.database.CannotStart;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import denwaban.storage.StoreConditions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The security module (PKCS#11): its library, its token, the PIN. The PIN is given once: some
/// wrong ones, and a module locks itself.
public final class ModuleCheck implements Check {

  /// A maker's library may wait for a device that is not there; it cannot be broken off.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<Setup> opening;
  private final Duration patience;

  public ModuleCheck() {
    this(setup -> StoreConditions.of(setup.binder()).openModule(), PATIENCE);
  }

  /// @param opening throws what a start would throw
  ModuleCheck(Consumer<Setup> opening, Duration patience) {
    this.opening = opening;
    this.patience = patience;
  }

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
    var opened = new FutureTask<@Nullable Void>(() -> opening.accept(setup), null);
    Thread.ofPlatform().daemon().name("security module").start(opened);
    try {
      var _ = opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return List.of(
          Finding.ok(
              "鍵の装置が開き、PIN が通りました(PIN を試したのは一度です)。",
              "The security module opens and takes the PIN, which was given once."));
    } catch (ExecutionException failed) {
      return List.of(
          failed.getCause() instanceof CannotStart refused
              ? InJapanese.fault("denwaban.keys.pkcs11", refused)
              : Finding.NOT_CHECKED);
    } catch (TimeoutException silent) {
      return List.of(silent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(silent());
    }
  }

  private Finding silent() {
    return Finding.fault(
        new Text(
            "鍵の装置が " + patience.toSeconds() + " 秒たっても応答しません。",
            "The security module did not answer within " + patience.toSeconds() + " s."),
        new Text(
            "装置がつながり、動いているか確かめてください。起動も、同じように待たされます。",
            "See that it is connected and runs; a start would wait for it, too."));
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
