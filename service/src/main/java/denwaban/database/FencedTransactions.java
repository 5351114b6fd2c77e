package denwaban.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells the database at the beginning of each transaction whose rows it may see.
///
/// The setting is local to the transaction, so a pooled connection cannot carry it to the next.
final class FencedTransactions extends JdbcTransactionManager {

  static final String SCOPE =
      """
      select set_config('app.client', ?, true), set_config('app.office', ?, true),
        set_config('app.member', ?, true), set_config('app.reviewer', ?, true)
      """;

  FencedTransactions(DataSource app) {
    super(app);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    if (!Fence.SCOPE.isBound()) {
      return; // every policy shows nothing
    }
    try {
      tell(connection(), Fence.SCOPE.get());
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("the database did not take the scope", e);
    }
  }

  private Connection connection() {
    var holder = TransactionSynchronizationManager.getResource(obtainDataSource());
    if (holder instanceof ConnectionHolder it) {
      return it.getConnection();
    }
    throw new AssertionError("a begun transaction has its connection bound");
  }

  private static void tell(Connection connection, Fence.Scope scope) throws SQLException {
    try (var sql = connection.prepareStatement(SCOPE)) {
      var client = scope.client();
      sql.setString(1, client == null ? "" : client.toString());
      sql.setString(2, client == null ? "on" : "off");
      var member = scope.member();
      sql.setString(3, member == null ? "" : member.toString());
      var reviewer = scope.reviewer();
      sql.setString(4, reviewer == null ? "" : reviewer.toString());
      sql.execute();
    }
  }
}
