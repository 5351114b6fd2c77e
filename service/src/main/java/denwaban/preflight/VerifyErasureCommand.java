package denwaban.preflight;

import denwaban.copies.CopyInspection;
import denwaban.database.CannotStart;
import denwaban.database.VerifierLogin;
import denwaban.preflight.finding.Setup;
import denwaban.retention.ErasureVerifier;
import denwaban.storage.StoreInspection;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// `./denwaban verify-erasure`: a process beside a running office that looks for everything that
/// was ever erased, in every column of ids and in the store. It can change nothing, and needs
/// nothing of the office's own program.
public final class VerifyErasureCommand {

  static final int NOTHING_LEFT = 0;
  static final int LEFT = 1;
  static final int USAGE = 2;

  /// Database or store did not answer: nothing is known.
  static final int NOT_KNOWN = 3;

  private final PrintStream out;
  private final boolean japanese;

  VerifyErasureCommand(PrintStream out, boolean japanese) {
    this.out = out;
    this.japanese = japanese;
  }

  /// @param arguments after `verify-erasure`: settings as for `run`
  /// @return the exit status
  public static int run(List<String> arguments) {
    return new VerifyErasureCommand(System.out, CheckCommand.isJapanese(System.getenv()))
        .runs(arguments, new StandardEnvironment());
  }

  int runs(List<String> arguments, ConfigurableEnvironment environment) {
    if (!arguments.stream().allMatch(it -> it.matches("(?s)--[^=]+=.*"))) {
      say(
          "使い方: ./denwaban verify-erasure [--denwaban.data=… …](設定は run と同じ)",
          "Usage: ./denwaban verify-erasure [--denwaban.data=… …] (settings as for run)");
      return USAGE;
    }
    var line = new SimpleCommandLinePropertySource(arguments.toArray(new String[0]));
    environment.getPropertySources().addFirst(line);
    var settings = Setup.of(environment).binder();
    var left = new AtomicInteger();
    try (var login = VerifierLogin.beside(settings);
        var store = StoreInspection.of(settings)) {
      ErasureVerifier.lookAgain(
          login,
          store,
          CopyInspection.of(settings),
          it -> {
            left.addAndGet(it.places().size());
            tell(it);
          });
    } catch (CannotStart refused) {
      out.println(refused.what() + " " + refused.mend());
      return NOT_KNOWN;
    } catch (IOException | DataAccessException | TransactionException away) {
      say(
          "データベースか保管先、または記録の写しの置き場が応答しません。何も確かめられていません。",
          "The database, the store or a place of log copies does not answer: nothing is known.");
      return NOT_KNOWN;
    } catch (RuntimeException strange) {
      // a setting that is no number, as a rule: by itself the JVM would end with 1, "something is
      // left"
      say(
          "設定が読み取れないか、思わぬ誤りがありました。何も確かめられていません: " + strange.getClass().getSimpleName(),
          "A setting cannot be read, or something unforeseen went wrong: nothing is known: "
              + strange.getClass().getSimpleName());
      return NOT_KNOWN;
    }
    if (left.get() == 0) {
      say("消去したもので、残っているものはありません。", "Nothing is left of what was erased.");
      return NOTHING_LEFT;
    }
    say(
        "残っているものがあります：%d か所。".formatted(left.get()),
        "Something is left, at %d places.".formatted(left.get()));
    return LEFT;
  }

  private void tell(ErasureVerifier.Found found) {
    say(
        "%s：消去済み %d 件を調べました。".formatted(found.client(), found.looked()),
        "%s: %d erased things were looked for.".formatted(found.client(), found.looked()));
    found.places().forEach(it -> out.println("  ✗ " + it));
  }

  private void say(String ja, String en) {
    out.println(japanese ? ja : en);
  }
}
