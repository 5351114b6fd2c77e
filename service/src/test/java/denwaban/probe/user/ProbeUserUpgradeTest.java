package denwaban.probe.user;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An office whose probe has an account from when that looked like an operator's.
class ProbeUserUpgradeTest {

  @RegisterExtension static final TestDatabase database = TestDatabase.asOf("90.100");

  private static UUID person() {
    var id = UUID.randomUUID();
    database
        .superuser()
        .sql(
            "insert into person (id, name, kana, role, added_at) values (?, 'x', '', 'operator', now())")
        .params(id)
        .update();
    return id;
  }

  @Test
  void the_probes_account_is_a_service_account_and_no_one_elses() {
    var probe = person();
    person();
    database
        .superuser()
        .sql("insert into probe_person (person_id, since) values (?, now())")
        .params(probe)
        .update();

    database.migrate();

    assertThat(
            database
                .superuser()
                .sql("select id from person where service_account")
                .query(UUID.class)
                .list())
        .containsExactly(probe);
    assertThat(
            database
                .superuser()
                .sql(
                    "select count(*) from pg_class where relname in ('person', 'probe_person')"
                        + " and relforcerowsecurity")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }
}
