package denwaban.call.ledger;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.util.UUID;

/// Calls in a test's database that somebody answered, or nobody.
public final class TestAnswered {

  private final TestDatabase database;

  public TestAnswered(TestDatabase database) {
    this.database = database;
  }

  public AnsweredCalls calls() {
    return new AnsweredCalls(database.jdbc(), database.fence());
  }

  public void call(ClientId client, boolean answered) {
    database
        .superuser()
        .sql(
            """
            insert into call (id, client_id, arrived_at, answered_at)
            values (:id, :client, now(), case when :answered then now() end)
            """)
        .param("id", UUID.randomUUID())
        .param("client", client.value())
        .param("answered", answered)
        .update();
  }
}
