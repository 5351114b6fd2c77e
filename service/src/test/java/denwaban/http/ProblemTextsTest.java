package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

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
  void headers_are_kept_beside_each_other() {
    var problem =
        new Problem(503, "busy.asking").with("Retry-After", "5").with("Denwaban-Now", "1");
    assertThat(problem.headers())
        .containsEntry("Retry-After", "5")
        .containsEntry("Denwaban-Now", "1");
    assertThat(problem.status()).isEqualTo(503);
  }
}
