package denwaban.call.ledger;

import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls that operators took, with the instructions that they were shown, in a test database.
public final class TestShown {

  private final TestDatabase database;

  public TestShown(TestDatabase database) {
    this.database = database;
  }

  public ShownInstructions counts() {
    return new ShownInstructions(database.jdbc(), database.fence());
  }

  /// @param instruction that the operator was shown; null if none
  public void call(ClientId client, PhoneNumber called, Instant at, @Nullable UUID instruction) {
    var call = new CallId(UUID.randomUUID());
    var operator = new PersonId(UUID.randomUUID());
    database
        .fence()
        .run(
            client,
            () -> {
              database
                  .jdbc()
                  .sql(
                      """
                      insert into call (id, client_id, called, arrived_at, answered_at, operator_id)
                      values (:id, :client, :called, :at, :at, :operator)
                      """)
                  .param("id", call.value())
                  .param("client", client.value())
                  .param("called", called.e164())
                  .param("at", Rows.utc(at))
                  .param("operator", operator.value())
                  .update();
              if (instruction == null) return;
              database
                  .jdbc()
                  .sql(
                      """
                      insert into call_instruction
                        (client_id, call_id, operator_id, instruction, shown_at)
                      values (:client, :call, :operator, :instruction, :at)
                      """)
                  .param("client", client.value())
                  .param("call", call.value())
                  .param("operator", operator.value())
                  .param("instruction", instruction)
                  .param("at", Rows.utc(at))
                  .update();
            });
  }
}
