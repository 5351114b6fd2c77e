package denwaban.delivery.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.DatabaseConfiguration;
import denwaban.database.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// What sees all timers does so until it is given back.
class TimerConnectionsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private HikariDataSource pool;

  /// Fails statements in a way that leaves the connection as it is.
  private boolean failing;

  @BeforeEach
  void open() {
    pool = DatabaseConfiguration.pool(database.login(), 1);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private final class Failing extends DelegatingDataSource {
    Failing() {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      InvocationHandler handler =
          (_, method, args) -> {
            if (failing && method.getName().equals("prepareStatement")) {
              throw new SQLException("cancelled", "57014");
            }
            try {
              return method.invoke(connection, args);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          };
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }
  }

  private @Nullable String sees() {
    return JdbcClient.create(pool)
        .sql("select coalesce(current_setting('app.timers', true), '')")
        .query(String.class)
        .single();
  }

  private int server() {
    return JdbcClient.create(pool).sql("select pg_backend_pid()").query(Integer.class).single();
  }

  @Test
  void one_that_is_given_back_sees_nothing_and_is_used_again() throws SQLException {
    var before = server();
    try (var connection = new TimerConnections(pool).getConnection()) {
      assertThat(connection.isClosed()).isFalse();
    }
    assertThat(sees()).isEmpty();
    assertThat(server()).isEqualTo(before);
  }

  @Test
  void one_that_cannot_be_blinded_goes_back_to_no_one() throws SQLException {
    var before = server();
    var connection = new TimerConnections(new Failing()).getConnection();
    failing = true;
    assertThatThrownBy(connection::close).isInstanceOf(SQLException.class).hasMessage("cancelled");
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    assertThat(sees()).isEmpty();
    assertThat(server()).isNotEqualTo(before);
  }
}
