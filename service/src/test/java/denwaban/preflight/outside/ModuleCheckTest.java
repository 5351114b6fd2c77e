package denwaban.preflight.outside;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// A module that never answers does not hold the check up; `OutsideCheckTest` has real ones.
class ModuleCheckTest {

  private static Finding look(Consumer<Setup> opening, Duration patience) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource("test", Map.of("denwaban.keys.pkcs11.library", "/dev/null")));
    var found = new ModuleCheck(opening, patience).look(Setup.of(environment));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void one_that_answers_in_time_is_told_as_it_is() {
    assertThat(look(setup -> {}, ModuleCheck.PATIENCE).severity()).isEqualTo(Finding.Severity.OK);
    assertThat(
            look(
                setup -> {
                  throw new IllegalStateException("unread");
                },
                ModuleCheck.PATIENCE))
        .isEqualTo(Finding.NOT_CHECKED);
  }

  @Test
  void one_that_does_not_answer_is_given_up() {
    var never = new CountDownLatch(1);
    var silent =
        look(
            setup -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            },
            Duration.ofSeconds(1));
    assertThat(silent.line(false)).contains("did not answer within 1 s", " — ");
    assertThat(silent.line(true)).contains("1 秒たっても応答しません");
    never.countDown();
  }
}
