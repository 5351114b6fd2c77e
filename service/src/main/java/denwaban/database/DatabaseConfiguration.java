package denwaban.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.CatchingUp;
import denwaban.database.backlog.Late;
import denwaban.database.tenant.Fence;
import denwaban.database.tenant.FencedTransactions;
import denwaban.kernel.Ids;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the database for the modules above: [JdbcClient] for SQL, [Fence] for transactions.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DiskSettings.class})
public class DatabaseConfiguration {

  private static final int CONNECTIONS = 16;

  /// How soon what waits is tried again.
  private static final Duration SOON = Duration.ofSeconds(5);

  /// Closed by a shutdown handler, after all contexts: a JVM hook would race Spring's own and pull
  /// the database from under transactions that still run.
  @Bean(destroyMethod = "")
  Database database(DatabaseSettings settings) {
    var database = Database.open(settings);
    SpringApplication.getShutdownHandlers().add(database::close);
    return database;
  }

  @Bean
  HikariDataSource dataSource(Database database) {
    return pool(database.app(), CONNECTIONS);
  }

  @Bean
  FencedTransactions transactionManager(DataSource dataSource) {
    return new FencedTransactions(dataSource);
  }

  @Bean
  Fence fence(FencedTransactions transactions) {
    return new Fence(transactions);
  }

  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  Visits visits(Database database, JdbcClient jdbcClient) {
    return database.visits(jdbcClient);
  }

  @Bean
  Guests guests(Database database) {
    return database.guests();
  }

  /// Asks for the database first: it makes the data folder, and locks it.
  @Bean
  Disk disk(Database database, DatabaseSettings settings, DiskSettings disk) {
    return new Disk(settings.data(), disk);
  }

  @Bean
  Backlog backlog(Database database, DatabaseSettings settings, Ids ids, InstantSource clock) {
    return new Backlog(settings.data().resolve("backlog"), ids, clock);
  }

  @Bean
  CatchingUp catchingUp(
      Backlog backlog,
      Fence fence,
      JdbcClient db,
      ObjectProvider<Late> writers,
      InstantSource clock) {
    return new CatchingUp(backlog, fence, db, writers, clock);
  }

  @Bean
  Rounds backlogRounds(CatchingUp catchingUp, Disk disk) {
    return new Rounds(
        "backlog",
        SOON,
        () -> {
          disk.holdBack();
          var _ = catchingUp.catchUp();
        });
  }

  public static HikariDataSource pool(Login app, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(app.url());
    config.setUsername(app.user());
    config.setPassword(app.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setPoolName("database");
    return new HikariDataSource(config);
  }
}
