package denwaban.call.ledger;

import denwaban.call.event.CallLeft;
import denwaban.call.event.CallTaken;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which call is in whose hands, as the database knows it: what an operator's request may see of a
/// client hangs on it ([denwaban.database.tenant.RequestScope]). Each row says when, so what had to
/// wait changes nothing that came after it.
final class CallAssignments {

  /// How long a row stays after its call was let go.
  static final Duration KEPT = Duration.ofDays(1);

  private static final String TAKEN =
      """
      insert into call_hand (call_id, client_id, operator_id, taken_at)
      values (:call, :client, :operator, :at)
      on conflict (call_id, operator_id) do update
      set taken_at = excluded.taken_at, left_at = null
      where call_hand.taken_at < excluded.taken_at
      """;

  private static final String LEFT =
      """
      insert into call_hand (call_id, client_id, operator_id, taken_at, left_at)
      values (:call, :client, :operator, :at, :at)
      on conflict (call_id, operator_id) do update
      set left_at = excluded.left_at
      where call_hand.left_at is null and call_hand.taken_at <= excluded.left_at
      """;

  private static final String OLD =
      "delete from call_hand where client_id = :client and left_at < :before";

  private static final String OPEN =
      "select distinct client_id from call_hand where left_at is null and taken_at < :before";

  private static final String ALL_LEFT =
      """
      update call_hand set left_at = :at
      where client_id = :client and left_at is null and taken_at < :before
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;

  CallAssignments(JdbcClient db, TenantTransactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /// In the client's scope.
  void write(CallTaken taken) {
    db.sql(OLD)
        .param("client", taken.client().value())
        .param("before", Rows.utc(taken.at().minus(KEPT)))
        .update();
    db.sql(TAKEN)
        .param("call", taken.call().value())
        .param("client", taken.client().value())
        .param("operator", taken.operator().value())
        .param("at", Rows.utc(taken.at()))
        .update();
  }

  /// In the client's scope. What was let go before is let go no later.
  void write(CallLeft left) {
    db.sql(LEFT)
        .param("call", left.call().value())
        .param("client", left.client().value())
        .param("operator", left.operator().value())
        .param("at", Rows.utc(left.at()))
        .update();
  }

  /// No operator has a call any more that was taken before: the program starts.
  void empty(Instant before, Instant now) {
    var clients =
        transactions.office(() ->
            db.sql(OPEN)
                .param("before", Rows.utc(before))
                .query((row, _) -> Rows.uuid(row, "client_id"))
                .list());
    for (var client : clients) {
      transactions.run(
          new ClientId(client),
          () ->
              db.sql(ALL_LEFT)
                  .param("client", client)
                  .param("before", Rows.utc(before))
                  .param("at", Rows.utc(now))
                  .update());
    }
  }
}
