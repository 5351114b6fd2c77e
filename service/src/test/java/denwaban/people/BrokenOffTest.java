package denwaban.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A long answer whose source fails in the middle.
class BrokenOffTest extends PeopleTest {

  private static final int LONG = 1 << 20;
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  @RestController
  static class Half {
    @GetMapping("/api/half/{how}")
    @RequiresPermission(Permission.ANYONE)
    void half(@PathVariable String how, HttpServletResponse response) throws IOException {
      response.setContentType("application/zip");
      response.getOutputStream().write(new byte[LONG]);
      switch (how) {
        case "problem" -> throw Problem.notFound();
        case "io" -> throw new IOException("the store is away");
        case "bug" -> throw new IllegalArgumentException("odd");
        default -> response.getOutputStream().write(new byte[LONG]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"problem", "io", "bug"})
  void has_no_end_that_a_browser_would_take_for_one(String how) throws Exception {
    var answer = answer(how);
    assertThat(answer).startsWith("HTTP/1.1 200").hasSizeGreaterThan(LONG);
    assertThat(answer.endsWith(LAST_CHUNK)).as("the last chunk of " + how).isFalse();
    assertThat(answer).doesNotContain("urn:denwaban:problem");
  }

  @ParameterizedTest
  @ValueSource(strings = "nothing")
  void that_does_not_fail_has_one(String how) throws Exception {
    assertThat(answer(how).endsWith(LAST_CHUNK)).isTrue();
  }

  private String answer(String how) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var request =
          "GET /api/half/%s HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
              .formatted(how, HOST, port);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
