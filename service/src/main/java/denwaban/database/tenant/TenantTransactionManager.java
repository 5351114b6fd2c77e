package denwaban.database.tenant;

import denwaban.kernel.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells the database at the beginning of each transaction whose rows it may see.
///
/// The setting is local to the transaction, so a pooled connection cannot carry it to the next.
public final class TenantTransactionManager extends JdbcTransactionManager {

  public static final String SCOPE =
      """
      select set_config('app.client', ?, true), set_config('app.office', ?, true),
        set_config('app.member', ?, true), set_config('app.reviewer', ?, true),
        set_config('app.operator', ?, true), set_config('app.since', ?, true),
        set_config('statement_timeout', ?, true)
      """;

  /// In milliseconds, for each statement of a client's own request: what takes longer has its
  /// question cut down. What the program does by itself has no such limit.
  static final int LONGEST = 20_000;

  /// In milliseconds: how long an operator's request waits until the database knows of a call that
  /// was taken just now; after it the policies show nothing.
  static final int PATIENCE = 1_000;

  private static final int STEP = 5;

  private final PendingAssignments pendingAssignments = new PendingAssignments();

  public TenantTransactionManager(DataSource app) {
    super(app);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    if (!TenantTransactions.SCOPE.isBound()) {
      return; // every policy shows nothing
    }
    try {
      var hands = TenantTransactions.SCOPE.get().hands();
      if (hands != null) await(hands.operator());
      tell(connection(), TenantTransactions.SCOPE.get());
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

  private static void tell(Connection connection, TenantTransactions.Scope scope)
      throws SQLException {
    try (var sql = connection.prepareStatement(SCOPE)) {
      var client = scope.client();
      sql.setString(1, client == null ? "" : client.toString());
      sql.setString(2, client == null ? "on" : "off");
      var member = scope.member();
      sql.setString(3, member == null ? "" : member.toString());
      var reviewer = scope.reviewer();
      sql.setString(4, reviewer == null ? "" : reviewer.toString());
      var hands = scope.hands();
      sql.setString(5, hands == null ? "" : hands.operator().toString());
      sql.setString(6, hands == null ? "" : hands.since().toString());
      sql.setString(
          7, RequestScope.now() instanceof RequestScope.Own ? Integer.toString(LONGEST) : "0");
      sql.execute();
    }
  }

  /// Who has which call is written by a thread of its own.
  private void await(PersonId operator) {
    for (var waited = 0; waited < PATIENCE && pendingAssignments.holds(operator); waited += STEP) {
      LockSupport.parkNanos(STEP * 1_000_000L);
    }
  }

  PendingAssignments underway() {
    return pendingAssignments;
  }
}
