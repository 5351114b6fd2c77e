package denwaban.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.kernel.ClientId;
import denwaban.people.PeopleTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// How much of a body is taken in, from whom, and for how long.
class BodiesTest extends PeopleTest {

  private static final int KIB = 1_024;

  @RestController
  static class Readers {

    @PostMapping("/api/test-body/usual")
    @RequiresPermission(Permission.SIGNED_IN)
    int usual(@RequestBody Map<String, String> body) {
      return length(body);
    }

    @PostMapping("/api/test-body/large")
    @RequiresPermission(Permission.SIGNED_IN)
    @BodyLimit(kib = 128)
    int large(@RequestBody Map<String, String> body) {
      return length(body);
    }

    private static int length(Map<String, String> body) {
      return Objects.requireNonNull(body.get("x")).length();
    }
  }

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : open) socket.close();
  }

  /// A JSON object of so many bytes.
  private static Map<String, String> bytes(int size) {
    return Map.of("x", "y".repeat(size - "{\"x\":\"\"}".length()));
  }

  @ParameterizedTest
  @CsvSource({
    "usual, 65536, 200",
    "usual, 65537, 413",
    "large, 131072, 200",
    "large, 131073, 413",
  })
  void an_endpoint_reads_as_much_as_it_says(String path, int size, int status) {
    var answer = signedIn(Role.OPERATOR).post("/api/test-body/" + path, bytes(size));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void who_is_not_signed_in_sends_no_large_body_anywhere() {
    assertThat(browser().post("/api/test-body/large", bytes(128 * KIB)).status()).isEqualTo(401);
    assertThat(browser().post("/api/enrolment/options", bytes(64 * KIB)).status()).isEqualTo(400);
    assertThat(browser().post("/api/enrolment/options", bytes(64 * KIB + 1)).status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        " Application/X-WWW-Form-Urlencoded ; charset=utf-8"
      })
  void a_form_is_not_read_at_all(String type) throws Exception {
    assertThat(status(half("POST", "/api/sign-in", type, 100))).isEqualTo("415");
    assertThat(status(half("PUT", "/api/sign-in", type, 100))).isEqualTo("415");
  }

  @Test
  void nobody_reads_the_parts_of_a_stranger() throws Exception {
    var socket = half("POST", "/api/sign-in", "multipart/form-data; boundary=x", 100);

    assertThat(status(socket)).isEqualTo("415");
  }

  @Test
  void one_clients_people_leave_half_of_the_room_to_all_others() {
    var bodies = new Bodies();
    var aoba = new ClientId(UUID.randomUUID());
    var sent = new ArrayList<MockHttpServletRequest>();
    for (var n = 0; n < 256; n++) sent.add(admitted(bodies, aoba));
    assertThatThrownBy(() -> admitted(bodies, aoba)).hasMessage("busy");
    admitted(bodies, new ClientId(UUID.randomUUID()));
    admitted(bodies, null);
    bodies.release(sent.getFirst());
    admitted(bodies, aoba);
    sent.forEach(bodies::release);
    for (var n = 0; n < 255; n++) admitted(bodies, aoba);
    assertThatThrownBy(() -> admitted(bodies, aoba)).hasMessage("busy");
  }

  @Test
  void all_clients_people_together_leave_a_quarter_of_it_to_the_office() {
    var bodies = new Bodies();
    var aoba = new ClientId(UUID.randomUUID());
    var minato = new ClientId(UUID.randomUUID());
    for (var n = 0; n < 256; n++) admitted(bodies, aoba);
    var sent = new ArrayList<MockHttpServletRequest>();
    for (var n = 0; n < 128; n++) sent.add(admitted(bodies, minato));
    assertThatThrownBy(() -> admitted(bodies, minato)).hasMessage("busy");
    for (var n = 0; n < 128; n++) admitted(bodies, null);
    assertThatThrownBy(() -> admitted(bodies, null)).hasMessage("busy");
    bodies.release(sent.getFirst());
    admitted(bodies, minato);
  }

  private static MockHttpServletRequest admitted(Bodies bodies, @Nullable ClientId client) {
    var request = new MockHttpServletRequest();
    request.setContent(new byte[64 * KIB]);
    bodies.admit(request, null, true, client);
    return request;
  }

  @Test
  void of_strangers_thirty_two_bodies_are_read_at_once() throws Exception {
    for (var n = 0; n < 32; n++) half("POST", "/api/sign-in", "application/json", 1_000);

    await("503", () -> half("POST", "/api/sign-in", "application/json", 1_000));
    assertThat(signedOut("/api/me")).as("who sends no body is served").isEqualTo(401);

    hangUp();
    await("400", this::whole);
  }

  @Test
  void who_is_signed_in_is_served_while_strangers_fill_their_places() throws Exception {
    var known = signedIn(Role.OPERATOR);
    for (var n = 0; n < 40; n++) half("POST", "/api/sign-in", "application/json", 1_000);
    await("503", () -> half("POST", "/api/sign-in", "application/json", 1_000));

    assertThat(known.post("/api/test-body/usual", bytes(100)).status()).isEqualTo(200);
  }

  @Test
  void a_body_comes_within_thirty_seconds() throws Exception {
    var socket = half("POST", "/api/sign-in", "application/json", 1_000);
    TimeUnit.MILLISECONDS.sleep(200); // read as far as it came
    clock.pass(Duration.ofSeconds(30));
    socket.getOutputStream().write(' ');
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(socket.getInputStream().available()).as("at the limit").isZero();

    clock.pass(java.time.Duration.ofMillis(1));
    socket.getOutputStream().write(' ');

    assertThat(status(socket)).isEqualTo("400");
  }

  private interface Opening {
    Socket open() throws IOException;
  }

  /// Opens and asks until the answer is this; bodies are counted on other threads.
  private void await(String status, Opening opening) throws Exception {
    for (var tries = 0; tries < 100; tries++) {
      var socket = opening.open();
      socket.setSoTimeout(100);
      try {
        if (status(socket).equals(status)) return;
      } catch (java.net.SocketTimeoutException heldOpen) {
        // this one was let in
      }
    }
    throw new AssertionError("never " + status);
  }

  private int signedOut(String path) {
    return browser().get(path).status();
  }

  private Socket whole() throws IOException {
    var socket = half("POST", "/api/sign-in", "application/json", 2);
    socket.getOutputStream().write('}');
    return socket;
  }

  /// Sends the head of a request, and one byte of its body.
  private Socket half(String method, String path, String type, int length) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    open.add(socket);
    socket.setSoTimeout(10_000);
    var head =
        """
        %1$s %2$s HTTP/1.1\r
        Host: %3$s:%4$d\r
        Origin: http://%3$s:%4$d\r
        Content-Type: %5$s\r
        Content-Length: %6$d\r
        \r
        {\
        """
            .formatted(method, path, HOST, port, type, length);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
  }
}
