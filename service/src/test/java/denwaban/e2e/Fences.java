package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The running office's database, seen with the program's own role: what row-level security shows.
final class Fences implements AutoCloseable {

  private final Connection connection;

  private Fences(Connection connection) {
    this.connection = connection;
  }

  static Fences of(Office office) throws Exception {
    var connection = connect(office, "denwaban_app");
    connection.setAutoCommit(false);
    return new Fences(connection);
  }

  /// With the password that lies in the data folder.
  static Connection connect(Office office, String role) throws Exception {
    var port = Files.readAllLines(postmaster(office.data())).get(3).strip();
    var password = Files.readString(office.data().resolve("secrets").resolve(role)).strip();
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/denwaban";
    return DriverManager.getConnection(url, role, password);
  }

  private static Path postmaster(Path data) throws Exception {
    try (var files = Files.walk(data, 4)) {
      return files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
    }
  }

  /// Every table is fenced by force, and our role is nobody's owner and cannot pass.
  void holdForEveryTable() throws SQLException {
    assertThat(
            strings(
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and relname <> 'flyway_schema_history'
                  and not (relrowsecurity and relforcerowsecurity)
                """))
        .as("tables without forced row-level security")
        .isEmpty();
    assertThat(
            strings(
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) = current_user
                """))
        .isEmpty();
    assertThat(
            strings(
                """
                select rolname from pg_roles
                where rolname = current_user
                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit and exists (
                    select from pg_auth_members where member = pg_roles.oid))
                """))
        .isEmpty();
  }

  /// Everything that a scope sees, as text, by table.
  ///
  /// @param client null for no client
  Map<String, List<String>> seenBy(@Nullable String client, boolean office) throws SQLException {
    return seenBy(client, null, office);
  }

  /// As [#seenBy], in the name of a member, who sees less than the client's own work does.
  Map<String, List<String>> seenBy(String client, String member) throws SQLException {
    return seenBy(client, member, false);
  }

  /// Every leaf of every log, exactly as it was written.
  List<String> leaves() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select set_config('app.office', 'on', true)");
      return rows(statement.executeQuery("select leaf from audit_outbox order by id"));
    } finally {
      connection.rollback();
    }
  }

  private Map<String, List<String>> seenBy(
      @Nullable String client, @Nullable String member, boolean office) throws SQLException {
    var seen = new LinkedHashMap<String, List<String>>();
    for (var table : tables()) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "select set_config('app.client', '" + (client == null ? "" : client) + "', true)");
        statement.execute(
            "select set_config('app.member', '" + (member == null ? "" : member) + "', true)");
        statement.execute("select set_config('app.office', '" + (office ? "on" : "") + "', true)");
        seen.put(table, rows(statement.executeQuery("select t::text from " + table + " t")));
      } catch (SQLException e) {
        if (!"42501".equals(e.getSQLState())) throw e; // no grant at all: sees even less
        seen.put(table, List.of());
      }
      connection.rollback();
    }
    return seen;
  }

  /// Whether one client sees a row that another adds; nothing of it stays.
  ///
  /// @param adder null for the office
  boolean shows(String table, String reader, @Nullable String adder, String insert)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      var scope = adder == null ? "'app.office', 'on'" : "'app.client', '" + adder + "'";
      statement.execute("select set_config(" + scope + ", true)");
      statement.execute(insert);
      statement.execute("select set_config('app.office', '', true)");
      statement.execute("select set_config('app.client', '" + reader + "', true)");
      return !rows(statement.executeQuery("select t::text from " + table + " t")).isEmpty();
    } finally {
      connection.rollback();
    }
  }

  private List<String> tables() throws SQLException {
    return strings(
        """
        select quote_ident(relname) from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and relname <> 'flyway_schema_history'
        """);
  }

  private List<String> strings(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return rows(statement.executeQuery(sql));
    }
  }

  private static List<String> rows(java.sql.ResultSet result) throws SQLException {
    var rows = new ArrayList<String>();
    while (result.next()) rows.add(result.getString(1));
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
