package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database that no longer answers, and does not say that it is gone.
@Timeout(60)
class SilentDatabaseTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private ServerSocket between;
  private volatile boolean silent;

  @BeforeEach
  void stand_between() throws IOException {
    between = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void close() throws IOException {
    between.close();
    for (var socket : sockets) socket.close();
  }

  private void accept() {
    var server = URI.create(database.login().url().substring("jdbc:".length()));
    try {
      while (true) {
        var in = between.accept();
        var out = new Socket(server.getHost(), server.getPort());
        sockets.addAll(List.of(in, out));
        Thread.ofVirtual().start(() -> copy(in, out));
        Thread.ofVirtual().start(() -> copy(out, in));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /// What is said in the silence is lost, as on a cable that was cut.
  private void copy(Socket from, Socket to) {
    var bytes = new byte[8_192];
    try {
      for (var n = 0; n >= 0; n = from.getInputStream().read(bytes)) {
        if (!silent) to.getOutputStream().write(bytes, 0, n);
      }
      to.close();
    } catch (IOException closed) {
      // its other half ends too
    }
  }

  private Login through(String option) {
    var login = database.login();
    var port = URI.create(login.url().substring("jdbc:".length())).getPort();
    var url = login.url().replace(":" + port + "/", ":" + between.getLocalPort() + "/");
    return new Login(url + option, login.user(), login.password());
  }

  private static int one(HikariDataSource pool) {
    return JdbcClient.create(pool).sql("select 1").query(Integer.class).single();
  }

  @Test
  void whoever_waits_for_it_is_told_and_it_is_found_again_when_it_answers() {
    try (var pool = DatabaseConfiguration.pool(through(""), 2, Duration.ofSeconds(1))) {
      assertThat(one(pool)).isEqualTo(1);
      silent = true;
      assertThatThrownBy(() -> one(pool)).isInstanceOf(DataAccessException.class);
      silent = false;
      assertThat(one(pool)).isEqualTo(1);
    }
  }

  @Test
  void erasing_does_not_wait_for_it_for_ever_either() {
    try (var pool = DatabaseConfiguration.narrow(through(""), "x", Duration.ofSeconds(1))) {
      assertThat(one(pool)).isEqualTo(1);
      silent = true;
      assertThatThrownBy(() -> one(pool)).isInstanceOf(DataAccessException.class);
      silent = false;
      assertThat(one(pool)).isEqualTo(1);
    }
  }

  @Test
  void what_its_address_says_goes_first() {
    try (var pool = DatabaseConfiguration.pool(through("&socketTimeout=1"), 2)) {
      assertThat(one(pool)).isEqualTo(1);
      silent = true;
      assertThatThrownBy(() -> one(pool)).isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void what_takes_long_and_answers_in_time_is_not_given_up() {
    try (var pool = DatabaseConfiguration.pool(through(""), 2, Duration.ofSeconds(3))) {
      var slow = JdbcClient.create(pool).sql("select 1 from pg_sleep(2)");
      assertThat(slow.query(Integer.class).single()).isEqualTo(1);
    }
    assertThat(DatabaseConfiguration.SILENCE).hasSeconds(60);
  }
}
