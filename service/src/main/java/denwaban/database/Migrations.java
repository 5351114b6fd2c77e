package denwaban.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables of all modules up to date, as their owner. One history; modules number their
/// files apart, so an older number may arrive later.
final class Migrations {

  private Migrations() {}

  static void run(Login owner) {
    of(owner).load().migrate();
  }

  /// Whether a database that is in use would be changed.
  static boolean upgrades(Login owner) {
    var info = of(owner).load().info();
    return info.applied().length > 0 && info.pending().length > 0;
  }

  /// What is done, not done yet.
  static FluentConfiguration of(Login owner) {
    return Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .cleanDisabled(true);
  }
}
