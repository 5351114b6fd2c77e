package denwaban.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Sessions in a test's database, by other ways than the program's.
public final class TestVisits {

  private final TestDatabase database;

  /// Puts the login trigger into the test's database.
  public TestVisits(TestDatabase database) {
    this.database = database;
    begin("test");
  }

  /// The program starts once more.
  ///
  /// @param name what it calls itself from now on
  public void begin(String name) {
    try (var root = database.enter("denwaban_root", name)) {
      LoginTrigger.install(root);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// @param name what this program calls itself
  public ConnectionAudit own(String name) {
    return new ConnectionAudit(database.jdbc(), name, true);
  }

  /// Comes in, and goes.
  public void enter(String role, String application) throws SQLException {
    try (var connection = database.enter(role, application)) {
      connection.isValid(1);
    }
  }

  /// Whether a role is not allowed to do something.
  public boolean refused(String role, String sql) {
    try (var connection = database.enter(role, "test");
        var statement = connection.createStatement()) {
      statement.execute(sql);
      return false;
    } catch (SQLException e) {
      return "42501".equals(e.getSQLState());
    }
  }

  static Connection enter(Login login, String application) throws SQLException {
    var as = login.as(application);
    return DriverManager.getConnection(as.url(), as.user(), as.password());
  }
}
