package denwaban.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A request without an answer is told as late once, at its time and not before.
class LateRequestsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestRequests made;
  private final LateRequests late;

  /// What the administrators were told, and whether anything reaches them.
  private final List<String> told = new ArrayList<>();

  private boolean reached = true;
  private int tried;

  LateRequestsTest(@TempDir Path folder) {
    made = new TestRequests(database, folder);
    late =
        new LateRequests(
            made.retention.clients.clients(),
            database.fence(),
            database.jdbc(),
            made.retention.log.door(),
            Optional.of(this::told),
            () -> made.retention.now);
  }

  private boolean told(ClientId client, RequestNews.Step step, int count) {
    if (!client.equals(made.client)) return true;
    tried++;
    meanwhile.run();
    if (reached) told.add(step + " " + count);
    return reached;
  }

  /// What members do while someone is being told.
  private Runnable meanwhile = () -> {};

  @AfterEach
  void close() {
    made.retention.close();
  }

  private long toldAfter(Duration time) {
    made.retention.pass(time);
    late.round();
    late.round();
    return made.entries("request.late");
  }

  @Test
  void at_its_time_and_once() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    var days = Duration.between(made.retention.now, made.find(id).dueAt());
    assertThat(toldAfter(days.minusMillis(1))).isZero();
    assertThat(toldAfter(Duration.ofMillis(1))).isOne();
    assertThat(toldAfter(Duration.ofDays(1))).isOne();
  }

  @Test
  void one_with_more_time_when_that_is_over() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    var days = Duration.between(made.retention.now, made.find(id).dueAt());
    made.requests.setDue(made.sayaka, id, made.find(id).dueAt().plus(Duration.ofDays(1)));
    assertThat(toldAfter(days)).isZero();
    assertThat(toldAfter(Duration.ofDays(1))).isOne();
  }

  @Test
  void three_days_before_it_is_told_once_and_when_it_is_late_once_more() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    made.register(Kind.DISCLOSE);
    var days = Duration.between(made.retention.now, made.find(id).dueAt());
    toldAfter(days.minus(Duration.ofDays(3)).minusMillis(1));
    assertThat(made.entries("request.soon")).isZero();
    assertThat(told).isEmpty();
    toldAfter(Duration.ofMillis(1));
    assertThat(made.entries("request.soon")).isEqualTo(2);
    toldAfter(Duration.ofDays(1));
    assertThat(told).containsExactly("SOON 2");
    toldAfter(Duration.ofDays(3));
    assertThat(told).containsExactly("SOON 2", "LATE 2");
    assertThat(made.entries("request.soon")).isEqualTo(2);
    assertThat(made.entries("request.late")).isEqualTo(2);
  }

  @Test
  void one_with_more_time_is_told_of_again_before_that_is_over() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    var days = Duration.between(made.retention.now, made.find(id).dueAt());
    toldAfter(days.minus(Duration.ofDays(3)));
    made.requests.setDue(made.sayaka, id, made.find(id).dueAt().plus(Duration.ofDays(9)));
    toldAfter(Duration.ofDays(8));
    assertThat(told).containsExactly("SOON 1");
    toldAfter(Duration.ofDays(1));
    assertThat(told).containsExactly("SOON 1", "SOON 1");
  }

  @Test
  void administrators_whom_nothing_reaches_are_tried_for_a_day() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    reached = false;
    toldAfter(Duration.between(made.retention.now, made.find(id).dueAt()));
    assertThat(tried).isEqualTo(2);
    reached = true;
    toldAfter(Duration.ofDays(1).minusMillis(1));
    assertThat(told).containsExactly("LATE 1");
  }

  @Test
  void after_a_day_they_are_not_tried_any_more() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    reached = false;
    toldAfter(Duration.between(made.retention.now, made.find(id).dueAt()));
    reached = true;
    toldAfter(Duration.ofDays(1));
    assertThat(told).isEmpty();
    assertThat(made.entries("request.late")).isOne();
  }

  @Test
  void one_that_is_answered_is_not_late() throws Exception {
    var id = made.register(Kind.COMPLAINT);
    made.requests.identified(made.sayaka, id, Identity.CALL_BACK);
    made.requests.end(made.kenta, id, made.answer());
    assertThat(toldAfter(Duration.ofDays(400))).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void one_that_is_closed_while_they_are_told_is_no_reason_to_tell_them_again() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    made.register(Kind.DISCLOSE);
    meanwhile =
        () -> {
          meanwhile = () -> {};
          made.requests.end(
              made.kenta, id, new Requests.Ending(State.WITHDRAWN, null, null, made.note(), null));
        };
    toldAfter(Duration.between(made.retention.now, made.find(id).dueAt()));
    toldAfter(Duration.ofHours(1));
    assertThat(told).containsExactly("LATE 2");
  }

  @Test
  void one_that_gets_more_time_while_they_are_told_is_told_of_anew() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    var due = made.find(id).dueAt();
    meanwhile =
        () -> {
          meanwhile = () -> {};
          made.requests.setDue(made.sayaka, id, due.plus(Duration.ofDays(9)));
        };
    toldAfter(Duration.between(made.retention.now, due).minus(Duration.ofDays(3)));
    toldAfter(Duration.ofDays(9));
    assertThat(told).containsExactly("SOON 1", "SOON 1");
  }
}
