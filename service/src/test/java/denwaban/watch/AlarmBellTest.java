package denwaban.watch;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.access.session.TestStreams;
import denwaban.database.TestDatabase;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlarmBellTest {

  private static final long PATIENCE_S = 10;
  private static final long SETTLED_MS = 100;

  private static final CurrentUser MEGUMI =
      new CurrentUser(
          new PersonId(new UUID(7, 7)),
          Role.SECURITY_OFFICER,
          null,
          new UUID(7, 8).toString(),
          "恵");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Rules rules = new Rules();
  private final AlarmBell bell = new AlarmBell(TestStreams.over(DATABASE), rules);

  /// Counts how often it is asked; each answer waits until it is let go.
  private static final class Rules extends UnseenAlarms {

    final Semaphore begun = new Semaphore(0);
    final Semaphore let = new Semaphore(0);
    volatile Duration rest = Duration.ZERO;

    @SuppressWarnings("NullAway") // none of it is asked
    Rules() {
      super(null, null, null, null);
    }

    @Override
    Found look() {
      begun.release();
      let.acquireUninterruptibly();
      var found = new Found(List.of(), List.of(), rest);
      rest = Duration.ZERO;
      return found;
    }
  }

  private void assertBegun(int looks) throws InterruptedException {
    assertThat(rules.begun.tryAcquire(looks, PATIENCE_S, TimeUnit.SECONDS)).isTrue();
  }

  private void assertNoOther() throws InterruptedException {
    assertThat(rules.begun.tryAcquire(SETTLED_MS, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void nobody_asks_the_rules_while_no_page_is_open() throws InterruptedException {
    bell.ask();
    assertNoOther();
  }

  @Test
  void one_round_answers_all_who_asked_before_it() throws InterruptedException {
    bell.listen(MEGUMI);
    assertBegun(1);
    for (var n = 0; n < 10; n++) {
      bell.ask();
    }
    rules.let.release(10);
    assertBegun(1);
    assertNoOther();
  }

  @Test
  void rules_that_rest_are_asked_again_when_they_may_be() throws InterruptedException {
    rules.rest = Duration.ofMillis(20);
    rules.let.release(10);
    bell.listen(MEGUMI);
    assertBegun(2);
    assertNoOther();
  }
}
