package denwaban.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A request without an answer is told as late once, at its time and not before.
class LateRequestsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestRequests made;
  private final LateRequests late;

  LateRequestsTest(@TempDir Path folder) {
    made = new TestRequests(database, folder);
    late =
        new LateRequests(
            made.retention.clients.clients(),
            database.fence(),
            database.jdbc(),
            made.retention.log.door(),
            () -> made.retention.now);
  }

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
  void one_that_is_answered_is_not_late() throws Exception {
    var id = made.register(Kind.COMPLAINT);
    made.requests.identified(made.sayaka, id, Identity.CALL_BACK);
    made.requests.end(made.kenta, id, made.answer());
    assertThat(toldAfter(Duration.ofDays(400))).isZero();
  }
}
