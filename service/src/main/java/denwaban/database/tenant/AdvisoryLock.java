package denwaban.database.tenant;

import org.springframework.jdbc.core.simple.JdbcClient;

/// PostgreSQL's advisory locks: what must happen one after the other though no row stands for it.
public final class AdvisoryLock {

  // the function itself returns void, which a driver cannot read
  private static final String TAKE =
      """
      select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) locked
      """;

  private AdvisoryLock() {}

  /// Waits until no other transaction holds it, and holds it until this one ends.
  ///
  /// @param name of what is held, the same for all who do it
  public static void take(JdbcClient db, String name) {
    var _ = db.sql(TAKE).param("name", name).query(Integer.class).single();
  }
}
