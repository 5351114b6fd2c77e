package denwaban.database;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.function.Function;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The verifier's way into the database of a running office, for a process beside it. That office
/// notes the visit, as any that is not its own ([ConnectionAudit]).
public final class VerifierLogin implements Verifying, AutoCloseable {

  /// Line of `postmaster.pid` that has the port, from 0.
  private static final int PORT_LINE = 3;

  private final SingleConnectionDataSource connection;
  private final TenantTransactions transactions;
  private final JdbcClient db;

  private VerifierLogin(Login login) {
    var named = login.as("denwaban verify-erasure");
    this.connection =
        new SingleConnectionDataSource(named.url(), named.user(), named.password(), true);
    try {
      connection.initConnection();
    } catch (SQLException away) {
      throw new CannotStart(
          "The office's database does not answer.", "Start the office, and try again.", away);
    }
    this.transactions = TenantTransactions.over(connection);
    this.db = JdbcClient.create(connection);
  }

  /// @param settings those of the office
  /// @throws CannotStart if it does not run, or this account may not read its secrets
  public static VerifierLogin beside(Binder settings) {
    var database = settings.bindOrCreate("denwaban", DatabaseSettings.class);
    if (database.db().url() != null) {
      return new VerifierLogin(Database.logins(database.db()).verifier());
    }
    var folder = database.data().toAbsolutePath().normalize();
    try {
      var state = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"));
      var port = Integer.parseInt(state.get(PORT_LINE).strip());
      var password = Files.readString(folder.resolve("secrets").resolve(Logins.VERIFIER));
      var url = EmbeddedPostgres.url(port, Database.NAME);
      return new VerifierLogin(new Login(url, Logins.VERIFIER, password));
    } catch (NoSuchFileException | IndexOutOfBoundsException | NumberFormatException none) {
      throw new CannotStart(
          "No office runs on the folder " + folder + ".",
          "Start it, or name its folder with --denwaban.data=FOLDER.");
    } catch (IOException closed) {
      throw new CannotStart(
          "The folder " + folder + " is closed to this account.",
          "Run it as the office's account.");
    }
  }

  @Override
  public <T> T verifying(ClientId client, Function<JdbcClient, T> work) {
    return transactions.as(client, () -> work.apply(db));
  }

  /// In the office's scope.
  public <T> T ofAll(Function<JdbcClient, T> work) {
    return transactions.office(() -> work.apply(db));
  }

  @Override
  public void close() {
    connection.destroy();
  }
}
