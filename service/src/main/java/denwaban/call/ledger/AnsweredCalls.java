package denwaban.call.ledger;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether an operator ever answered for a client.
@Component
public final class AnsweredCalls {

  private static final String ANY =
      "select exists (select from call where client_id = :client and answered_at is not null)";

  private final JdbcClient db;
  private final TenantTransactions transactions;

  AnsweredCalls(JdbcClient db, TenantTransactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  public boolean any(ClientId client) {
    return transactions.as(
        client, () -> db.sql(ANY).param("client", client.value()).query(Boolean.class).single());
  }
}
