package denwaban.preflight;

import denwaban.backup.BackupConditions;
import denwaban.database.StartConditions;
import denwaban.desk.CallConditions;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.SettingRecords;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.StrangeNames;
import denwaban.preflight.finding.Text;
import java.util.ArrayList;
import java.util.List;

/// What a start would refuse of the settings, in their own words, and names that nothing reads.
final class SettingsCheck implements Check {

  @Override
  public Text subject() {
    return new Text("設定", "Settings");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var binder = setup.binder();
    setup.refusing("denwaban.db", () -> StartConditions.of(binder));
    setup.refusing(
        "denwaban.backup",
        () -> {
          var conditions = StartConditions.of(binder);
          BackupConditions.check(binder, conditions.data(), conditions.embedded());
        });
    setup.refusing("denwaban.call", () -> CallConditions.checkCalls(binder));
    setup.refusing("denwaban.sip", () -> CallConditions.checkSip(binder));
    var found = new ArrayList<Finding>();
    setup.refusals().forEach(it -> found.add(refused(it)));
    for (var stranger : StrangeNames.of(setup.environment(), SettingRecords.names())) {
      found.add(unread(stranger));
    }
    passwordOnCommandLine(setup, found);
    if (found.isEmpty()) {
      found.add(Finding.ok("設定はすべて読めます。", "All settings can be read."));
    }
    return found;
  }

  private static Finding refused(Setup.Refusal refusal) {
    if (refusal.what().isEmpty()) {
      return Finding.fault(
          new Text(
              refusal.where() + " の値が読めません。",
              "The value of " + refusal.where() + " cannot be read."),
          new Text(
              "正しい形は docs/reference/settings.md にあります。",
              "docs/reference/settings.md says what it must look like."));
    }
    return InJapanese.fault(refusal.where(), refusal.what(), refusal.mend());
  }

  private static Finding unread(StrangeNames.Stranger stranger) {
    var name = stranger.written();
    return Finding.fault(
        new Text(
            name + " という設定はありません(無視されます)。", "There is no setting " + name + "; it has no effect."),
        stranger
            .near()
            .map(near -> new Text("もしかして " + near + " ですか。", "Did you mean " + near + "?"))
            .orElse(
                new Text(
                    "設定の一覧は docs/reference/settings.md にあります。",
                    "All settings are in docs/reference/settings.md.")));
  }

  private static void passwordOnCommandLine(Setup setup, List<Finding> found) {
    var line = setup.environment().getPropertySources().get("commandLineArgs");
    for (var role : List.of("owner", "app", "eraser", "verifier")) {
      var name = "denwaban.db." + role + "-password";
      if (line != null && line.containsProperty(name)) {
        found.add(
            Finding.warning(
                new Text(
                    name + " がコマンドラインにあり、この機械の利用者全員に見えます。",
                    name + " is on the command line, where everyone on this machine can see it."),
                new Text(
                    "環境変数で渡してください(deploy/denwaban.env のように)。",
                    "Give it in the environment, as deploy/denwaban.env does.")));
      }
    }
  }
}
