package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `V05_080__members_roles_end.sql` over people who were there before it.
class MembersRolesEndTest {

  @RegisterExtension static final TestDatabase database = TestDatabase.asOf("05.070");

  private static final UUID CLIENT = UUID.randomUUID();
  private static final OffsetDateTime ADDED = OffsetDateTime.parse("2026-03-01T09:00:00+09:00");
  private static final OffsetDateTime END = OffsetDateTime.parse("2027-01-15T00:00:00Z");

  /// Longer than any run of this test, and than a change of the clocks.
  private static final Duration ABOUT = Duration.ofHours(2);

  @Test
  void whoever_was_there_has_an_end_and_a_grant_and_who_had_one_keeps_it() {
    var db = database.superuser();
    assertThat(history(db)).contains("05.070").doesNotContain("05.080", "06.001");

    var operator = add("operator", null, null, State.THERE);
    var confirmed = add("operator", null, END, State.THERE);
    granted(confirmed, "operator");
    var disabled = add("supervisor", null, null, State.DISABLED);
    var erased = add("operator", null, null, State.ERASED);
    var member = add("client-member", CLIENT, null, State.THERE);
    var owner = add("client-admin", CLIENT, END, State.THERE);
    var ended = add("client-auditor", CLIENT, null, State.DISABLED);
    var forgotten = add("client-member", CLIENT, null, State.ERASED);
    assertThat(grants(operator)).isEmpty();

    var begin = Instant.now(Clock.systemUTC());
    database.migrate();

    assertThat(history(db)).contains("05.080", "06.001");
    for (var without : List.of(operator, disabled, member, ended)) {
      assertThat(until(without))
          .isBetween(
              begin.plus(RoleGrants.LIFE).minus(ABOUT), begin.plus(RoleGrants.LIFE).plus(ABOUT));
    }
    assertThat(until(confirmed)).isEqualTo(END.toInstant());
    assertThat(until(owner)).isEqualTo(END.toInstant());
    assertThat(until(erased)).isNull();
    assertThat(until(forgotten)).isNull();

    assertThat(grants(operator)).containsExactly("operator " + ADDED.toInstant());
    assertThat(grants(disabled)).containsExactly("supervisor " + ADDED.toInstant());
    assertThat(grants(member)).containsExactly("client-member " + ADDED.toInstant());
    assertThat(grants(owner)).containsExactly("client-admin " + ADDED.toInstant());
    assertThat(grants(ended)).containsExactly("client-auditor " + ADDED.toInstant());
    assertThat(grants(confirmed)).as("no second one").hasSize(1);
    assertThat(grants(erased)).isEmpty();
    assertThat(grants(forgotten)).isEmpty();
    assertThat(database.owner().sql("select count(*) from person").query(Long.class).single())
        .as("the owner is fenced again")
        .isZero();
  }

  private enum State {
    THERE,
    DISABLED,
    ERASED
  }

  private static UUID add(
      String role, @Nullable UUID client, @Nullable OffsetDateTime until, State state) {
    var id = UUID.randomUUID();
    database
        .superuser()
        .sql(
            """
            insert into person
              (id, name, kana, role, client_id, added_at, role_until, disabled_at, erased_at)
            values (:id, :name, '', :role, :client, :added, :until,
              case when :disabled then :added end, case when :erased then :added end)
            """)
        .param("id", id)
        .param("name", state == State.ERASED ? "—" : "佐藤 花")
        .param("role", role)
        .param("client", client, Types.OTHER)
        .param("added", ADDED)
        .param("until", until, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("disabled", state != State.THERE)
        .param("erased", state == State.ERASED)
        .update();
    return id;
  }

  private static void granted(UUID person, String role) {
    database
        .superuser()
        .sql(
            """
            insert into role_grant (person_id, role, unit, granted_at) values (:id, :role, '', :at)
            """)
        .param("id", person)
        .param("role", role)
        .param("at", ADDED)
        .update();
  }

  private static @Nullable Instant until(UUID person) {
    var found =
        database
            .superuser()
            .sql("select role_until from person where id = :id")
            .param("id", person)
            .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
            .single();
    return found.map(Timestamp::toInstant).orElse(null);
  }

  private static List<String> grants(UUID person) {
    return database
        .superuser()
        .sql(
            """
            select role, granted_at from role_grant
            where person_id = :id and granted_by is null and confirmed_by is null order by id
            """)
        .param("id", person)
        .query((row, n) ->
            row.getString(1)
                + " "
                + row.getObject(2, OffsetDateTime.class)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toInstant())
        .list();
  }

  private static List<String> history(JdbcClient db) {
    return db.sql("select version from flyway_schema_history where version is not null")
        .query((row, n) -> row.getString(1))
        .list();
  }
}
