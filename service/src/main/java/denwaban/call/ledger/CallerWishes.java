package denwaban.call.ledger;

import denwaban.call.event.CallerWaits.Wish;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What callers left whom no operator took.
@Component
public final class CallerWishes {

  private static final String OF_CALLS =
      """
      select id, wish from call
      where client_id = :client and id in (:calls) and wish is not null
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;

  public CallerWishes(JdbcClient db, TenantTransactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /// Of some calls of a client; those that left nothing are not in it.
  public Map<CallId, Wish> of(ClientId client, Collection<CallId> calls) {
    var wishes = new HashMap<CallId, Wish>();
    if (calls.isEmpty()) return wishes;
    transactions.run(
        client,
        () ->
            db.sql(OF_CALLS)
                .param("client", client.value())
                .param("calls", calls.stream().map(CallId::value).toList())
                .query((row, _) ->
                    wishes.put(
                        new CallId(Rows.uuid(row, "id")),
                        Wish.valueOf(row.getString("wish").toUpperCase(Locale.ROOT))))
                .list());
    return wishes;
  }
}
