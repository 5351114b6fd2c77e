package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class ProblemTextsTest {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(ProblemTexts.class);

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private static String ja(Problem problem) {
    return ProblemTexts.of(problem, Locale.JAPANESE);
  }

  private static String en(Problem problem) {
    return ProblemTexts.of(problem, Locale.ENGLISH);
  }

  @Test
  void a_problem_is_said_in_the_language_that_is_asked_for() {
    assertThat(ja(Problem.notFound())).isEqualTo("見つかりません。");
    assertThat(en(Problem.notFound())).isEqualTo("There is nothing here.");
  }

  @Test
  void a_value_stands_as_java_writes_it() {
    var problem = new Problem(429, "too-many-attempts", 1200);
    assertThat(en(problem)).isEqualTo("Too many attempts. Wait about 1200 seconds and try again.");
    assertThat(problem.getMessage()).isEqualTo("too-many-attempts");
  }

  @Test
  void one_of_several_sentences_of_a_code_does_not_change_the_code() {
    var problem = new Problem(413, "too-large.sound");
    assertThat(problem.code()).isEqualTo("too-large");
    assertThat(en(problem)).startsWith("A sound file has at most 12 MB.");
  }

  @Test
  void a_sentence_that_is_not_there_is_said_as_its_code_and_a_code_as_refused() {
    assertThat(en(new Problem(413, "too-large.no-such"))).isEqualTo("What was sent is too large.");
    assertThat(en(new Problem(409, "no-such-code"))).isEqualTo("This is not possible.");
  }

  @Test
  void a_key_without_a_sentence_is_logged_once_without_values() {
    var lines = lines();
    en(new Problem(409, "logged-once", "a-value"));
    ja(new Problem(409, "logged-once", "a-value"));
    en(Problem.notFound());

    assertThat(lines)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getLevel()).isEqualTo(Level.WARN);
          assertThat(line.getKeyValuePairs())
              .containsExactly(new KeyValuePair("key", "logged-once"));
          assertThat(line.getFormattedMessage()).isEqualTo("a refusal has no sentence of its own");
          assertThat(line.getArgumentArray()).isNull();
        });
  }

  @Test
  void more_keys_without_a_sentence_than_the_bound_are_not_logged() {
    var lines = lines();
    var told = new HashSet<String>();
    for (var n = 0; n <= 100; n++) {
      ProblemTexts.tell(told, "key-" + n);
    }
    assertThat(told).hasSize(100);
    assertThat(lines).hasSize(100);
  }

  /// What is logged from now on.
  private List<ILoggingEvent> lines() {
    appender.start();
    LOG.addAppender(appender);
    return appender.list;
  }

  @AfterEach
  void log_no_more() {
    LOG.detachAppender(appender);
  }

  @Test
  void headers_are_kept_beside_each_other() {
    var problem =
        new Problem(503, "busy.asking").with("Retry-After", "5").with("Denwaban-Now", "1");
    assertThat(problem.headers())
        .containsEntry("Retry-After", "5")
        .containsEntry("Denwaban-Now", "1");
    assertThat(problem.status()).isEqualTo(503);
  }
}
