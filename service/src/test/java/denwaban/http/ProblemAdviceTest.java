package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// What a request is answered that something outside did not serve.
class ProblemAdviceTest {

  private final UncheckedIOException away =
      new UncheckedIOException("the key vault is away", new IOException("no answer"));
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void a_key_service_or_a_disk_that_is_away_is_asked_again_later() {
    var answer = new ProblemAdvice().away(away, new MockHttpServletRequest(), response);
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    assertThat(answer.getBody())
        .isInstanceOfSatisfying(
            ProblemAdvice.Body.class,
            it -> {
              assertThat(it.code()).isEqualTo("unavailable");
              assertThat(it.detail()).doesNotContain("vault");
            });
  }

  @Test
  void an_answer_that_has_begun_breaks_off() {
    response.setCommitted(true);
    assertThatThrownBy(() -> new ProblemAdvice().away(away, new MockHttpServletRequest(), response))
        .isSameAs(away);
  }
}
