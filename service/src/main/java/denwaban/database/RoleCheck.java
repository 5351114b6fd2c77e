package denwaban.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Refuses to work as a database role that could step over the scope.
final class RoleCheck {

  private static final String POWERS =
      """
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
      from pg_roles where rolname = current_user
      """;

  /// Also what it could reach by `set role`.
  private static final String OTHERS =
      """
      select count(*) from pg_roles
      where rolname <> current_user and pg_has_role(current_user, oid, 'member')
      """;

  private static final String OWNED =
      """
      select (select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
              where r.rolname = current_user)
           + (select count(*) from pg_database d join pg_roles r on r.oid = d.datdba
              where r.rolname = current_user)
           + (select count(*) from pg_namespace n join pg_roles r on r.oid = n.nspowner
              where r.rolname = current_user)
           + (select count(*) from pg_proc p join pg_roles r on r.oid = p.proowner
              where r.rolname = current_user)
      """;

  private RoleCheck() {}

  /// @throws CannotStart if the role of this connection is more than a reader and writer of rows
  static void run(JdbcClient app) {
    var powers = app.sql(POWERS).query().singleRow().values();
    if (!powers.stream().allMatch(Boolean.FALSE::equals)) {
      throw refused("may do more than read and write rows");
    }
    if (number(app, OTHERS) > 0) {
      throw refused("is a member of another role");
    }
    if (number(app, OWNED) > 0) {
      throw refused("owns tables, functions, a schema or the database");
    }
  }

  private static long number(JdbcClient app, String sql) {
    return app.sql(sql).query(Long.class).list().stream().mapToLong(Long::longValue).sum();
  }

  private static CannotStart refused(String why) {
    return new CannotStart(
        "The database role for the program %s, so row-level security could be switched off."
            .formatted(why),
        "Give it none of %s, no memberships and no ownership."
            .formatted(List.of("superuser", "bypassrls", "createrole", "createdb", "replication")));
  }
}
