package denwaban.preflight;

import denwaban.database.CannotStart;
import denwaban.database.StartConditions;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// The database: an external one is entered as all four roles, and only asked; of the embedded one,
/// who would run it.
final class DatabaseCheck implements Check {

  @Override
  public Text subject() {
    return new Text("データベース", "Database");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var read = setup.conditions();
    if (read.isEmpty()) return List.of(Finding.NOT_CHECKED);
    var conditions = read.get();
    try {
      return List.of(conditions.embedded() ? embedded(conditions) : external(conditions));
    } catch (CannotStart refused) {
      return List.of(InJapanese.fault("PostgreSQL", refused));
    }
  }

  private static Finding embedded(StartConditions conditions) {
    var account = conditions.account();
    var who = account.orElse(System.getProperty("user.name", ""));
    var files = conditions.embeddedFiles();
    try {
      if (Files.exists(files) && !Files.getOwner(files).getName().equals(who)) {
        return Finding.fault(
            new Text(
                files
                    + " の所有者は "
                    + Files.getOwner(files)
                    + " ですが、PostgreSQL は "
                    + who
                    + " として動きます。",
                files
                    + " belongs to "
                    + Files.getOwner(files)
                    + ", but PostgreSQL would run as "
                    + who
                    + "."),
            new Text(
                "これまで事務所を動かしてきたアカウントで起動してください。",
                "Start as the account that has run the office until now."));
      }
    } catch (IOException hidden) {
      // a folder closed to this account: FolderCheck has its words
    }
    return Finding.ok(
        "組み込みの PostgreSQL は " + who + " として動きます。",
        "The embedded PostgreSQL would run as " + who + ".");
  }

  private static Finding external(StartConditions conditions) {
    return switch (conditions.enter()) {
      case StartConditions.Entered(var version) ->
          Finding.ok(
              "PostgreSQL " + version + " に四つのロールで入れます。",
              "PostgreSQL " + version + " lets all four roles in.");
      case StartConditions.Away(var address) ->
          Finding.fault(
              new Text(
                  "データベース(" + address + ")につながりません。",
                  "The database at " + address + " cannot be reached."),
              new Text(
                  "動いているか、denwaban.db.url の宛先、TLS の証明書、ファイアウォールを確かめてください。",
                  "See whether it runs, and check the address in denwaban.db.url, its TLS"
                      + " certificate and the firewall."));
      case StartConditions.TurnedAway(var role, var state) ->
          Finding.fault(
              new Text(
                  "データベースがロール " + role + " を入れません(SQLSTATE " + state + ")。",
                  "The database does not let the role " + role + " in (SQLSTATE " + state + ")."),
              new Text(
                  "パスワードを確かめ、ロールがなければ create role %s login を実行し、pg_hba.conf を見てください（方式は scram-sha-256。ほかの方式なら denwaban.db.url に requireAuth を書きます）。"
                      .formatted(role),
                  "Check its password; if the role is missing, create role %s login; look into"
                          .formatted(role)
                      + " pg_hba.conf (its method is scram-sha-256; for another, write requireAuth"
                      + " into denwaban.db.url)."));
      case StartConditions.NoDatabase() ->
          Finding.fault(
              new Text(
                  "denwaban.db.url のデータベースがありません。",
                  "There is no database of the name in denwaban.db.url."),
              new Text(
                  "create database NAME owner denwaban_owner を実行してください。",
                  "Run create database NAME owner denwaban_owner."));
      case StartConditions.TooOld(var version, var oldest) ->
          Finding.fault(
              new Text(
                  "PostgreSQL " + version + " は古すぎます。", "PostgreSQL " + version + " is too old."),
              new Text(
                  "PostgreSQL " + oldest + " 以降にしてください。",
                  "Use PostgreSQL " + oldest + " or later."));
      case StartConditions.OwnerMayNot() ->
          Finding.fault(
              new Text(
                  "ロール denwaban_owner がスキーマ public に表を作れません。",
                  "The role denwaban_owner may not make tables in the schema public."),
              new Text(
                  "alter database NAME owner to denwaban_owner を実行してください。",
                  "Run alter database NAME owner to denwaban_owner."));
    };
  }
}
