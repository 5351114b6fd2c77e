package denwaban.boot.machine;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.database.ConnectionAudit;
import denwaban.database.TestDatabase;
import denwaban.database.TestVisits;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAccessWatchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  @Test
  void whoever_comes_in_by_another_way_is_an_entry_once_and_the_program_is_not() throws Exception {
    var visits = new TestVisits(database);
    var log = new TestLog(database, folder);
    var watch =
        new DatabaseAccessWatch(database.fence(), log.door(), visits.own("denwaban of this run"));
    told();
    watch.look(); // this test's own looking in
    var before = told().size();

    visits.enter("denwaban_owner", "denwaban of this run");
    visits.enter("denwaban_app", "psql");
    watch.look();
    assertThat(told()).as("the program itself").hasSize(before);

    visits.enter("denwaban_owner", "psql");
    visits.enter("denwaban_owner", "psql");
    visits.enter("denwaban_root", "denwaban of no run");
    watch.look();
    watch.look();
    assertThat(told()).as("a role and a program each").hasSize(before + 2);
  }

  @Test
  void a_run_before_was_the_program_too_until_the_next_one_began() throws Exception {
    var first = "denwaban of the first run";
    var visits = new TestVisits(database);
    visits.begin(first);
    visits.enter("denwaban_root", first);
    visits.begin("denwaban of the second run");
    assertThat(strange(visits)).doesNotContain(first);

    visits.enter("denwaban_owner", first); // who read that name in the table
    assertThat(strange(visits)).contains(first);
  }

  private static List<String> strange(TestVisits visits) {
    var own = visits.own("denwaban of the second run");
    return database
        .fence()
        .office(() -> own.untold().stream().map(ConnectionAudit.Visit::application).toList());
  }

  @Test
  void nobody_but_a_superuser_can_unmake_the_note() {
    var visits = new TestVisits(database);
    for (var role : List.of("denwaban_app", "denwaban_owner")) {
      for (var unmake :
          List.of(
              "drop event trigger note_visit",
              "alter event trigger note_visit disable",
              "drop function visits.note_visit() cascade",
              "drop schema visits cascade",
              "drop table visits.database_visit cascade",
              "truncate visits.database_visit cascade",
              "delete from visits.database_visit",
              "insert into visits.own_run (name_digest) values (sha256('psql'))",
              "delete from visits.own_run",
              "insert into visits.database_visit (role, application) values ('a', 'b')",
              "alter table visits.database_visit no force row level security",
              "set session_replication_role = replica",
              "set event_triggers = off")) {
        assertThat(visits.refused(role, unmake)).as(role + ": " + unmake).isTrue();
      }
    }
  }

  private static List<String> told() {
    return database
        .superuser()
        .sql(
            """
            select leaf from audit_outbox
            where log = :log and leaf::jsonb ->> 'act' = 'database.visited' order by id
            """)
        .param("log", new UUID(0, 0))
        .query((row, n) -> row.getString(1))
        .list();
  }
}
