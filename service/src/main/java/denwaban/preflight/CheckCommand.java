package denwaban.preflight;

import denwaban.boot.machine.ClockCondition;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import denwaban.preflight.outside.BucketsCheck;
import denwaban.preflight.outside.KeyServiceCheck;
import denwaban.preflight.outside.ModuleCheck;
import denwaban.preflight.outside.ProviderCheck;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// `./denwaban check`: everything that was found, one line each.
public final class CheckCommand {

  static final int RIGHT = 0;
  static final int WRONG = 1;
  static final int USAGE = 2;

  private final List<Check> checks;
  private final PrintStream out;
  private final boolean japanese;

  CheckCommand(List<Check> checks, PrintStream out, boolean japanese) {
    this.checks = checks;
    this.out = out;
    this.japanese = japanese;
  }

  /// @param arguments after `check`
  /// @return the exit status
  public static int run(List<String> arguments) {
    return new CheckCommand(checks(), System.out, isJapanese(System.getenv()))
        .runs(arguments, new StandardEnvironment());
  }

  static List<Check> checks() {
    return List.of(
        new SettingsCheck(),
        MachineCheck.ofThisMachine(),
        new ClockCheck(ClockCondition::now),
        new FolderCheck(),
        new BackupFolderCheck(),
        new DatabaseCheck(),
        new PortsCheck(),
        new MediaCheck(),
        new TrunkCheck(),
        new TlsCheck(Clock.systemUTC()),
        new NamesCheck(),
        new BucketsCheck(Clock.systemUTC()),
        new ModuleCheck(),
        new KeyServiceCheck(),
        new ProviderCheck(Clock.systemUTC()),
        new FilesCheck());
  }

  /// As the launcher decides: the JVM would ask whether such a locale is installed.
  static boolean isJapanese(Map<String, String> environment) {
    for (var name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      var value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) return value.startsWith("ja");
    }
    return false;
  }

  int runs(List<String> arguments, ConfigurableEnvironment environment) {
    if (!arguments.stream().allMatch(it -> it.matches("(?s)--[^=]+=.*"))) {
      say(
          new Text(
              "使い方: ./denwaban check [--denwaban.http.port=8443 …](設定は run と同じ)",
              "Usage: ./denwaban check [--denwaban.http.port=8443 …] (settings as for run)"));
      return USAGE;
    }
    var line = new SimpleCommandLinePropertySource(arguments.toArray(new String[0]));
    environment.getPropertySources().addFirst(line);
    var setup = Setup.of(environment);
    var faults = 0L;
    var warnings = 0L;
    for (var check : checks) {
      say(check.subject());
      for (var finding : check.look(setup)) {
        out.println("  " + finding.line(japanese));
        if (finding.severity() == Finding.Severity.FAULT) faults++;
        if (finding.severity() == Finding.Severity.WARNING) warnings++;
      }
    }
    say(
        new Text(
            "誤り %d、警告 %d。".formatted(faults, warnings),
            "Faults: %d. Warnings: %d.".formatted(faults, warnings)));
    return faults == 0 ? RIGHT : WRONG;
  }

  private void say(Text text) {
    out.println(text.in(japanese));
  }
}
