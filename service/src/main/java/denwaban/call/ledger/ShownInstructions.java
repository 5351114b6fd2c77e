package denwaban.call.ledger;

import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import denwaban.script.instruction.Instruction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether the operators who took calls were shown a temporary instruction: one row for each desk
/// that a call rang at.
@Component
public final class ShownInstructions {

  /// Calls that came while it held, to its numbers, and were taken; the last operator counts.
  private static final String COUNT =
      """
      select count(*) as calls,
        count(*) filter (where exists (
          select from call_instruction s
          where s.client_id = c.client_id and s.instruction = :instruction
            and s.call_id = c.id and s.operator_id = c.operator_id)) as shown
      from call c
      where c.client_id = :client and c.answered_at is not null
        and c.arrived_at >= :from and c.arrived_at < :until
        and (cardinality(:numbers) = 0 or c.called = any (:numbers))
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;

  ShownInstructions(JdbcClient db, TenantTransactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /// @param calls that operators took while it held
  /// @param shown of these, how many were taken by an operator who was shown it
  public record Count(int calls, int shown) {}

  public Count of(ClientId client, Instruction it) {
    var numbers = it.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new);
    return transactions.as(
        client,
        () ->
            db.sql(COUNT)
                .param("client", client.value())
                .param("instruction", it.id())
                .param("from", Rows.utc(it.from()))
                .param("until", Rows.utc(it.over()))
                .param("numbers", numbers)
                .query((row, _) -> new Count(row.getInt("calls"), row.getInt("shown")))
                .single());
  }
}
