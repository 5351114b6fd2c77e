package denwaban.probe.edge;

import denwaban.database.Logins;
import denwaban.probe.AccessPath;
import denwaban.probe.AttemptResult;
import denwaban.probe.ControlFailed;
import denwaban.probe.Observations;
import denwaban.probe.Outsider;
import denwaban.probe.Prober;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The database: as a role without its password, and as the program's own role without a scope.
///
/// A made-up password is no password too: a server that trusts every caller asks for none.
@Component
@Order(6)
public final class DatabaseProber implements Prober {

  /// Besides our own: superusers as our cluster and others name them, and no role at all.
  private static final List<String> OTHERS = List.of("denwaban_root", "postgres", "probe_nobody");

  private static final List<String> ROLES =
      Stream.concat(Logins.ROLES.stream(), OTHERS.stream()).toList();

  /// `invalid_password`, and `invalid_authorization_specification`: no such role, no such way in.
  private static final Set<String> REFUSALS = Set.of("28P01", "28000");

  /// No one waits longer for a refusal, in seconds.
  private static final String PATIENCE = "5";

  /// Fenced tables in which rows were seen by the server's own counters, whosever.
  private static final String FENCED =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relforcerowsecurity
        and pg_stat_get_live_tuples(c.oid) > 0
      order by c.relname
      """;

  private final DataSource source;
  private final JdbcClient db;

  DatabaseProber(DataSource source, JdbcClient db) {
    this.source = source;
    this.db = db;
  }

  @Override
  public void probe(Outsider here, Observations observations) {
    for (var role : ROLES) {
      observations.attempt(
          AccessPath.DATABASE,
          "role " + role,
          "made-up-password",
          "28P01, 28000",
          () -> login(role));
    }
    observations.attempt(
        AccessPath.DATABASE, "fenced tables", "no-fence", "0 rows", this::withoutScope);
  }

  /// Where the program's own way in leads, with its own settings but the password.
  private AttemptResult login(String role) throws ControlFailed {
    var as = new Properties();
    as.setProperty("user", role);
    as.setProperty("password", "probe-made-up");
    as.setProperty("loginTimeout", PATIENCE);
    as.setProperty("ApplicationName", "denwaban-probe");
    try (var open = DriverManager.getConnection(url(), as)) {
      return AttemptResult.open(open.isClosed() ? "closed" : "let-in");
    } catch (SQLException refused) {
      var state = String.valueOf(refused.getSQLState());
      return REFUSALS.contains(state)
          ? AttemptResult.refused(state)
          : AttemptResult.notTried(state);
    }
  }

  private String url() throws ControlFailed {
    try (Connection own = source.getConnection()) {
      return own.getMetaData().getURL();
    } catch (SQLException away) {
      throw new ControlFailed(String.valueOf(away.getSQLState()));
    }
  }

  /// Outside any scope, each table in which there are rows shows none.
  private AttemptResult withoutScope() {
    var tables = db.sql(FENCED).query(String.class).list();
    if (tables.isEmpty()) {
      return AttemptResult.notTried("no-table-with-rows");
    }
    var shown = tables.stream().filter(this::showsRows).toList();
    return shown.isEmpty()
        ? AttemptResult.refused("0 rows of " + tables.size() + " tables")
        : AttemptResult.open("rows of " + shown.getFirst());
  }

  private boolean showsRows(String table) {
    // a name from the catalog, in quotes
    var sql = "select exists (select from \"" + table.replace("\"", "\"\"") + "\")";
    return db.sql(sql).query(Boolean.class).single();
  }
}
