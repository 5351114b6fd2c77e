package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

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

  @Test
  void whoever_hangs_up_while_an_answer_is_written_is_no_failure_of_ours() throws Exception {
    response.setCommitted(true);
    var gone = new AsyncRequestNotUsableException("write", new IOException("Broken pipe"));
    for (var said :
        List.of(
            new HttpMessageNotWritableException("json", gone),
            new HttpMessageNotWritableException("json", new Wrapped(gone)))) {
      var answer = new ProblemAdvice().other(said, new MockHttpServletRequest(), response);
      assertThat(answer).isNull();
    }
    var ours = new HttpMessageNotWritableException("json", new IOException("no such field"));
    assertThatThrownBy(
            () -> new ProblemAdvice().other(ours, new MockHttpServletRequest(), response))
        .isSameAs(ours);
  }

  /// As a writer of JSON wraps it.
  private static final class Wrapped extends RuntimeException {

    private static final long serialVersionUID = 1;

    Wrapped(IOException cause) {
      super(cause);
    }
  }
}
