package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An office from before there were leases: what it has gets one, from when it was stored.
class RetentionUpgradeTest {

  @RegisterExtension static final TestDatabase database = TestDatabase.asOf("90.060");

  private static final UUID CLIENT = UUID.randomUUID();

  private static UUID object(String kind) {
    var id = UUID.randomUUID();
    database
        .superuser()
        .sql(
            """
            insert into vault_object
              (id, client_id, kind, call_id, line, epoch, company, process, opened_at)
            values (:id, :client, :kind, :id, :id, 1, 'x', :id, '2026-10-01T00:00:00Z')
            """)
        .param("id", id)
        .param("client", CLIENT)
        .param("kind", kind)
        .update();
    return id;
  }

  private static void sound(UUID call) {
    database
        .superuser()
        .sql(
            """
            insert into call_sound (client_id, call_id, kind, version, sha256, played_at)
            values (?, ?, 'ended', 0, repeat('0', 64), '2026-10-01T00:00:00Z')
            """)
        .params(CLIENT, call)
        .update();
  }

  private static String due(UUID subject) {
    return database
        .superuser()
        .sql(
            "select (due_at at time zone 'UTC')::date::text from retention_lease where subject = ?")
        .param(subject)
        .query(String.class)
        .single();
  }

  @Test
  void what_was_there_before_gets_a_lease_from_when_it_was_stored() {
    var recording = object("recording");
    var message = object("message");
    var call = UUID.randomUUID();
    database
        .superuser()
        .sql("insert into call (id, client_id, arrived_at) values (?, ?, '2026-10-01T00:00:00Z')")
        .params(call, CLIENT)
        .update();
    sound(call);
    sound(UUID.randomUUID());
    database.migrate();
    assertThat(due(recording)).isEqualTo("2026-12-30");
    assertThat(due(message)).isEqualTo("2027-03-30");
    assertThat(due(call)).isEqualTo("2027-10-01");
    assertThat(database.superuser().sql("select call_id from call_sound").query(UUID.class).list())
        .as("a sound without a call, which no lease would end, is gone")
        .containsExactly(call);
    database.migrate();
    assertThat(due(object("slip"))).as("and what comes then").isEqualTo("2027-10-01");
  }
}
