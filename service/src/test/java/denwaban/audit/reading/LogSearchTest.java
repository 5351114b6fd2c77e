package denwaban.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.LogPage;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @TempDir static Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private final PersonId ryo = new PersonId(UUID.randomUUID());
  private final PersonId hana = new PersonId(UUID.randomUUID());
  private final Instant begin = Clock.systemUTC().instant();
  private TestLog log;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    did(Action.HEADER_RELEASED, aoba, "one", ryo, Purpose.READ);
    did(Action.HEADER_RELEASED, aoba, "one", ryo, Purpose.PLAY);
    did(Action.HEADER_RELEASED, aoba, "two", hana, Purpose.READ);
    did(Action.MESSAGE_DONE, aoba, "two", ryo, Purpose.OPERATE);
    did(Action.HEADER_RELEASED, minato, "three", ryo, Purpose.READ);
    log.sequence();
  }

  @Test
  void each_word_of_a_question_narrows_it() {
    var ryos = actor(0);
    assertThat(found(LogQuery.ALL)).containsExactly(3L, 2L, 1L, 0L);
    assertThat(found(new LogQuery(null, null, ryos, null, null, null, null)))
        .containsExactly(3L, 1L, 0L);
    assertThat(found(new LogQuery(null, null, null, null, "two", null, null)))
        .containsExactly(3L, 2L);
    assertThat(found(new LogQuery(null, null, null, null, null, null, "read")))
        .containsExactly(2L, 0L);
    assertThat(found(new LogQuery(null, null, null, null, null, "message.done", null)))
        .containsExactly(3L);
    assertThat(found(new LogQuery(null, null, null, null, null, "message.", null)))
        .containsExactly(3L);
    assertThat(found(new LogQuery(null, null, null, null, null, "message", null))).isEmpty();
    assertThat(found(new LogQuery(null, null, null, "admin", null, null, null))).isEmpty();
    assertThat(found(new LogQuery(null, null, ryos, null, "one", null, "play")))
        .containsExactly(1L);
  }

  @Test
  void a_time_holds_its_beginning_and_not_its_end() {
    var third = Instant.parse(part(leaf(2), "t"));
    assertThat(found(between(third, third.plusMillis(1)))).contains(2L);
    assertThat(found(between(third.plusMillis(1), null))).doesNotContain(2L);
    assertThat(found(between(null, third))).doesNotContain(2L).contains(0L);
  }

  @Test
  void pages_of_a_question_go_on_where_they_stopped() {
    var first = log.search().page(aoba, LogQuery.ALL, Long.MAX_VALUE, 3);
    var second = log.search().page(aoba, LogQuery.ALL, first.entries().getLast().index(), 3);
    assertThat(first.entries()).hasSize(3);
    assertThat(second.entries()).hasSize(1);
    assertThat(first.size()).isEqualTo(4);
    assertThatThrownBy(() -> log.search().page(aoba, LogQuery.ALL, 9, 201))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(log.search().page(aoba, LogQuery.ALL, 9, 200).entries()).hasSize(4);
  }

  @Test
  void a_word_has_its_limit() {
    var fits = "a".repeat(120);
    assertThat(found(new LogQuery(null, null, null, null, fits, null, null))).isEmpty();
    assertThatThrownBy(() -> new LogQuery(null, null, null, null, fits + "a", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_client_sees_what_an_account_touched_in_its_own_log_alone() {
    var touched = log.search().touched(aoba, actor(0), begin, begin.plusSeconds(600));
    assertThat(touched).extracting(AccessedObject::object).containsExactlyInAnyOrder("one", "two");
    assertThat(touched)
        .filteredOn(it -> it.object().equals("one"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.times()).isEqualTo(2);
          assertThat(it.acts()).containsExactly("object.header.released");
          assertThat(it.first()).isBeforeOrEqualTo(it.last());
        });
    assertThat(log.search().touched(minato, actor(0), begin, begin.plusSeconds(600)))
        .as("a pseudonym is of one log")
        .isEmpty();
    assertThat(log.search().touched(aoba, actor(0), begin.minusSeconds(60), begin.minusSeconds(1)))
        .isEmpty();
  }

  @Test
  void the_office_sees_it_in_all_logs_by_person() {
    var all = log.search().touched(ryo, begin, begin.plus(Duration.ofHours(1)));
    assertThat(all).extracting(LogSearch.InLog::client).containsExactlyInAnyOrder(aoba, minato);
    assertThat(all)
        .flatExtracting(LogSearch.InLog::touched)
        .extracting("object")
        .containsExactlyInAnyOrder("one", "two", "three");
    assertThat(log.search().touched(new PersonId(UUID.randomUUID()), begin, begin.plusSeconds(60)))
        .isEmpty();
  }

  @Test
  void a_days_entries_and_counts_are_of_all_logs() {
    assertThat(log.search().all(begin, begin.plusSeconds(600)))
        .filteredOn(it -> List.of(aoba, minato).contains(it.client()))
        .hasSize(5);
    var today = LocalDate.ofInstant(begin, TOKYO);
    // midnight in Japan may have come between two of them
    var counts = log.search().counts(today, today.plusDays(1), TOKYO);
    assertThat(counts.stream().filter(it -> aoba.equals(it.client())))
        .hasSizeBetween(1, 2)
        .extracting(LogSearch.Count::entries)
        .satisfies(each -> assertThat(each.stream().mapToLong(it -> it).sum()).isEqualTo(4));
    assertThat(log.search().counts(today.minusDays(9), today.minusDays(2), TOKYO)).isEmpty();
  }

  private List<Long> found(LogQuery logQuery) {
    return log.search().page(aoba, logQuery, Long.MAX_VALUE, 50).entries().stream()
        .map(LogPage.Line::index)
        .toList();
  }

  private static LogQuery between(@Nullable Instant from, @Nullable Instant to) {
    return new LogQuery(from, to, null, null, null, null, null);
  }

  private void did(Action act, ClientId client, String object, PersonId by, Purpose purpose) {
    var actor = new Actor(by, "client-member", null);
    database
        .fence()
        .run(client, () -> log.door().append(Entry.done(act, client, object, actor, purpose)));
  }

  private String leaf(long index) {
    return log.search().entry(aoba, index).orElseThrow().leaf();
  }

  private UUID actor(long index) {
    return UUID.fromString(part(leaf(index), "actor"));
  }

  private static String part(String leaf, String key) {
    return leaf.replaceFirst(".*\"" + key + "\":\"([^\"]+)\".*", "$1");
  }
}
