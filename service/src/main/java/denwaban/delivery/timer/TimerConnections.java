package denwaban.delivery.timer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The connection of the open transaction, so that a timer is set in it; outside of one, a
/// connection that sees all timers, and of clients nothing, until it is given back.
final class TimerConnections extends AbstractDataSource {

  private final DataSource pool;
  private final DataSource inTransaction;

  TimerConnections(DataSource pool) {
    this.pool = pool;
    this.inTransaction = new TransactionAwareDataSourceProxy(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return inTransaction.getConnection();
    }
    var connection = pool.getConnection();
    try {
      say(connection, "on");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    InvocationHandler giveBack =
        (_, method, args) -> {
          if (method.getName().equals("close") && !connection.isClosed()) {
            giveBack(connection);
            return null;
          }
          try {
            return method.invoke(connection, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, giveBack);
  }

  /// If it cannot be taken back, no one is to get this connection: the pool finds it broken then,
  /// and opens another.
  private static void giveBack(Connection connection) throws SQLException {
    try (connection) {
      try {
        say(connection, "");
      } catch (SQLException e) {
        connection.abort(Runnable::run);
        throw e;
      }
    }
  }

  private static void say(Connection connection, String timers) throws SQLException {
    try (var set = connection.prepareStatement("select set_config('app.timers', ?, false)")) {
      set.setString(1, timers);
      var _ = set.executeQuery();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}
