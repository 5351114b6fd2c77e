package denwaban.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.BacklogReplay;
import denwaban.database.backlog.BacklogWriter;
import denwaban.database.tenant.TenantTransactionManager;
import denwaban.database.tenant.TenantTransactions;
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

/// Wires the database for the modules above: [JdbcClient] for SQL, [TenantTransactions] for
/// transactions.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DiskSettings.class})
public class DatabaseConfiguration {

  private static final int CONNECTIONS = 16;

  /// How soon what waits is tried again.
  private static final Duration SOON = Duration.ofSeconds(5);

  /// For a connection. Recordings have room for six seconds while what they leave is written down.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// A database that takes statements and answers nothing, as after a power cut of its machine, is
  /// given up after it: the connection is closed, and whoever waited goes on as when it is away.
  /// The slowest statement that `bench years` found takes 1.5 s. A `socketTimeout` in the address
  /// of an external database goes first.
  static final Duration SILENCE = Duration.ofSeconds(60);

  /// The same for erasing and verifying, whose statements go through many rows.
  private static final Duration LONG_SILENCE = Duration.ofMinutes(10);

  /// Closed by a shutdown handler, after all contexts: a JVM hook would race Spring's own and pull
  /// the database from under transactions that still run.
  @Bean(destroyMethod = "")
  Database database(DatabaseSettings settings) {
    var database = Database.open(settings);
    SpringApplication.getShutdownHandlers().add(database::close);
    return database;
  }

  @Bean
  PeriodicTask databaseTask(Database database) {
    return new PeriodicTask("database", SOON, database::restartIfEnded);
  }

  @Bean
  HikariDataSource dataSource(Database database) {
    return pool(database.app(), CONNECTIONS);
  }

  @Bean
  ErasureLogins erasureLogins(Database database) {
    return new ErasureLogins(
        narrow(database.eraser(), "eraser"), narrow(database.verifier(), "verifier"));
  }

  @Bean
  TenantTransactionManager transactionManager(DataSource dataSource) {
    return new TenantTransactionManager(dataSource);
  }

  @Bean
  TenantTransactions fence(TenantTransactionManager transactions) {
    return new TenantTransactions(transactions);
  }

  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  ConnectionAudit visits(Database database, JdbcClient jdbcClient) {
    return database.visits(jdbcClient);
  }

  @Bean
  Cluster cluster(Database database) {
    return database.cluster();
  }

  @Bean
  TemporaryLogins guests(Database database) {
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
  BacklogReplay catchingUp(
      Backlog backlog,
      TenantTransactions fence,
      JdbcClient db,
      ObjectProvider<BacklogWriter> writers,
      InstantSource clock) {
    return new BacklogReplay(backlog, fence, db, writers, clock);
  }

  @Bean
  PeriodicTask backlogTask(BacklogReplay backlogReplay, Disk disk) {
    return new PeriodicTask(
        "backlog",
        SOON,
        () -> {
          disk.holdBack();
          var _ = backlogReplay.catchUp();
        });
  }

  /// One connection that stays: each login of these roles is noted.
  private static HikariDataSource narrow(Login login, String name) {
    return narrow(login, name, LONG_SILENCE);
  }

  /// @param silence whole seconds
  static HikariDataSource narrow(Login login, String name, Duration silence) {
    var config = config(login, 1, silence);
    config.setPoolName(name);
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  public static HikariDataSource pool(Login app, int connections) {
    return pool(app, connections, SILENCE);
  }

  /// @param silence whole seconds
  static HikariDataSource pool(Login app, int connections, Duration silence) {
    return new HikariDataSource(config(app, connections, silence));
  }

  private static HikariConfig config(Login app, int connections, Duration silence) {
    var config = new HikariConfig();
    config.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
    config.setJdbcUrl(app.url());
    config.setUsername(app.user());
    config.setPassword(app.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(2, connections));
    config.setPoolName("database");
    config.setConnectionTimeout(PATIENCE.toMillis());
    return config;
  }
}
