package denwaban.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A release before does not start on what a newer one made.
class NewerTablesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @ParameterizedTest
  @ValueSource(strings = {"99.001", "16.009"})
  void tables_of_a_newer_release_are_left_alone(String version) {
    database
        .superuser()
        .sql(
            """
            insert into flyway_schema_history (installed_rank, version, description, type, script,
              checksum, installed_by, installed_on, execution_time, success)
            values (9999, ?, 'newer', 'SQL', 'newer.sql', 1, 'x', now(), 1, true)
            """)
        .param(version)
        .update();
    assertThatThrownBy(database::migrate)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("newer release")
        .hasMessageContaining("docs/runbooks/upgrade.md");
    database
        .superuser()
        .sql("delete from flyway_schema_history where installed_rank = 9999")
        .update();
    database.migrate();
  }
}
