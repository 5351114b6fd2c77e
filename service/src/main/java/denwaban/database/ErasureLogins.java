package denwaban.database;

import com.zaxxer.hikari.HikariDataSource;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The two ways into the database that erasing has. Neither is the program's own: that one decides
/// what is due and can remove none of it, the eraser removes what is due and can read no content,
/// the verifier reads ids and can change nothing.
public final class ErasureLogins implements Verifying, AutoCloseable {

  private final Role eraser;
  private final Role verifier;

  ErasureLogins(HikariDataSource eraser, HikariDataSource verifier) {
    this.eraser = Role.of(eraser);
    this.verifier = Role.of(verifier);
  }

  private record Role(HikariDataSource pool, TenantTransactions transactions, JdbcClient db) {

    static Role of(HikariDataSource pool) {
      return new Role(pool, TenantTransactions.over(pool), JdbcClient.create(pool));
    }
  }

  /// Runs `work` as the eraser, in one transaction in the scope of `client`.
  public <T> T erasing(ClientId client, Function<JdbcClient, T> work) {
    return eraser.transactions().as(client, () -> work.apply(eraser.db()));
  }

  @Override
  public <T> T verifying(ClientId client, Function<JdbcClient, T> work) {
    return verifier.transactions().as(client, () -> work.apply(verifier.db()));
  }

  @Override
  public void close() {
    eraser.pool().close();
    verifier.pool().close();
  }
}
