package denwaban.database;

import denwaban.seal.crypto.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/// People who come into the embedded database by hand for a while: each with a login of their own
/// that sees how the server does and repairs it (`pg_monitor`, `pg_maintain`), reads no table of
/// ours, has its statements written down, and ends when its time is over.
///
/// The program's own superuser makes them; after a start none is left.
public final class TemporaryLogins {

  /// All logins of guests, and nothing else, are called so.
  static final String PREFIX = "guest_";

  /// Sessions of one guest at a time.
  static final int SESSIONS = 2;

  private final @Nullable EmbeddedPostgres server;
  private final String database;
  private final String own;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /// @param server null for an external one
  /// @param own what the program calls itself there
  TemporaryLogins(@Nullable EmbeddedPostgres server, String database, String own) {
    this.server = server;
    this.database = database;
    this.own = own;
  }

  /// A login, shown once.
  ///
  /// @param url as `psql` takes it, without the password
  public record Guest(String url, String user, String password, Instant until) {

    /// Without the password.
    @Override
    public String toString() {
      return user + " until " + until;
    }
  }

  /// The login of the person who comes for this id.
  public static String role(UUID id) {
    return PREFIX + id.toString().replace("-", "");
  }

  /// Whether a login is one of a guest.
  public static boolean isGuest(String role) {
    return role.startsWith(PREFIX);
  }

  /// Only where the server is ours.
  public boolean possible() {
    return server != null;
  }

  /// Whether there may be one.
  public boolean any() {
    return !known.isEmpty();
  }

  /// Makes the login; one of the same id goes first, with its sessions.
  public synchronized Guest let(UUID id, Instant until) {
    var role = role(id);
    var password = Secret.make().text();
    work(root -> {
      drop(root, role);
      execute(
          root,
          """
          create role %1$s login nosuperuser nobypassrls nocreatedb nocreaterole noreplication
            connection limit %2$d valid until '%3$s' password '%4$s' in role pg_monitor, pg_maintain;
          alter role %1$s set log_statement = 'all';
          alter role %1$s set statement_timeout = '10min';
          alter role %1$s set idle_session_timeout = '15min';
          grant connect on database %5$s to %1$s;
          """
              .formatted(role, SESSIONS, until, password, database));
    });
    known.add(role);
    return new Guest(embedded().guestUrl(database), role, password, until);
  }

  /// Ends all but these, with their sessions.
  public synchronized void keep(Set<UUID> ids) {
    var over =
        known.stream()
            .filter(role -> ids.stream().map(TemporaryLogins::role).noneMatch(role::equals))
            .toList();
    if (over.isEmpty()) {
      return;
    }
    work(root -> {
      for (var role : over) {
        drop(root, role);
      }
    });
    over.forEach(known::remove);
  }

  /// Ends the logins that an earlier run of the program made.
  void clear() {
    if (server == null) {
      return;
    }
    work(root -> {
      try (var sql = root.createStatement();
          var rows = sql.executeQuery("select rolname from pg_roles where rolname ^@ 'guest_'")) {
        while (rows.next()) {
          drop(root, rows.getString(1));
        }
      }
    });
  }

  private static void drop(Connection root, String role) throws SQLException {
    try (var sql = root.prepareStatement("select from pg_roles where rolname = ?")) {
      sql.setString(1, role);
      if (!sql.executeQuery().next()) {
        return;
      }
    }
    // `drop owned` takes the right to connect back; a guest owns nothing
    execute(
        root,
        """
        alter role %1$s nologin;
        select pg_terminate_backend(pid) from pg_stat_activity where usename = '%1$s';
        drop owned by %1$s;
        drop role %1$s;
        """
            .formatted(role));
  }

  private static void execute(Connection root, String sql) throws SQLException {
    try (var statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  private interface Work {
    void with(Connection root) throws SQLException;
  }

  private void work(Work work) {
    try (var root = embedded().superuser(database, own)) {
      work.with(root);
    } catch (SQLException e) {
      throw new UncategorizedSQLException("guests", null, e);
    }
  }

  private EmbeddedPostgres embedded() {
    if (server == null) {
      throw new IllegalStateException("the database is not ours");
    }
    return server;
  }
}
