package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An office from when pages said that they had pruned an index, and had not.
class PrunedUpgradeTest {

  @RegisterExtension static final TestDatabase database = TestDatabase.asOf("90.098");

  private static void index(UUID client) {
    database
        .superuser()
        .sql(
            """
            insert into inbox_text_index (client_id, person_id, version, sealed, signature, pruned_at)
            values (?, ?, 7, 'x', ?, '2026-11-20T00:00:00Z')
            """)
        .params(client, UUID.randomUUID(), new byte[64])
        .update();
  }

  @Test
  void every_index_counts_as_one_that_nothing_was_pruned_from() {
    index(UUID.randomUUID());
    index(UUID.randomUUID());
    database.migrate();
    assertThat(
            database
                .superuser()
                .sql(
                    "select version || ' ' || (pruned_at at time zone 'UTC') from inbox_text_index")
                .query(String.class)
                .list())
        .containsExactly("7 1970-01-01 00:00:00", "7 1970-01-01 00:00:00");
    assertThat(
            database
                .superuser()
                .sql(
                    "select relforcerowsecurity from pg_class where oid = 'inbox_text_index'::regclass")
                .query(Boolean.class)
                .single())
        .isTrue();
  }
}
