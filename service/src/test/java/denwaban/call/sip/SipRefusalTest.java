package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the edge refuses, and with which words.
class SipRefusalTest {

  static final String AOBA = "sip:+815031000001@127.0.0.1";
  static final String SDP_TYPE = "application/sdp";

  static Edge edge;

  @BeforeAll
  static void open() throws Exception {
    edge = new Edge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  private static String invited(String uri, String headers, String type, String body)
      throws IOException {
    try (var phone = edge.raw()) {
      phone.send(Requests.from(phone, edge).invite(uri, headers, type, body));
      return phone.finalAnswer();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sip:+815031000002@127.0.0.1, 404",
    "sip:nobody@127.0.0.1, 404",
    "sip:127.0.0.1, 404",
    "sip:+815031000009@127.0.0.1, 480",
    "tel:+815031000002, 404",
    "urn:service:sos, 416",
    "http://127.0.0.1/, 416",
  })
  void the_dialled_address_decides(String uri, int status) throws Exception {
    assertThat(invited(uri, "", SDP_TYPE, Requests.SDP)).startsWith("SIP/2.0 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+815031000001@127.0.0.1",
        "sip:05031000001@127.0.0.1",
        "sip:050-3100-0001@127.0.0.1;user=phone",
        "sip:00815031000001@127.0.0.1",
        "sip:815031000001@127.0.0.1",
        "sip:+815031000001;npdi@127.0.0.1",
        "tel:+815031000001",
      })
  void every_way_to_write_the_number_rings(String uri) throws Exception {
    try (var phone = edge.raw()) {
      var requests = Requests.from(phone, edge);
      phone.send(requests.invite(uri, "", SDP_TYPE, Requests.SDP));
      var tag = Requests.tagOf(phone.receive(200));
      phone.send(requests.inDialog("ACK", 1, tag, "", ""));
      phone.send(requests.inDialog("BYE", 2, tag, "", ""));
      phone.receive(200);
    }
  }

  @Test
  void an_extension_we_do_not_know_is_named() throws Exception {
    var answer = invited(AOBA, "Require: 100rel, nonsense\n", SDP_TYPE, Requests.SDP);

    assertThat(answer).startsWith("SIP/2.0 420 ");
    assertThat(Requests.header(answer, "Unsupported")).contains("100rel").contains("nonsense");
  }

  @Test
  void a_body_that_is_no_sdp_is_refused_with_what_we_read() throws Exception {
    var answer = invited(AOBA, "", "text/plain", "hello\n");

    assertThat(answer).startsWith("SIP/2.0 415 ");
    assertThat(Requests.header(answer, "Accept")).isEqualTo("application/sdp");
  }

  @Test
  void a_compressed_body_is_refused() throws Exception {
    var answer = invited(AOBA, "Content-Encoding: gzip\n", SDP_TYPE, Requests.SDP);

    assertThat(answer).startsWith("SIP/2.0 415 ");
    assertThat(Requests.header(answer, "Accept-Encoding")).isEqualTo("identity");
  }

  @ParameterizedTest
  @CsvSource({
    "RTP/AVP 0 8, RTP/AVP 9 18, 488",
    "RTP/AVP 0 8, RTP/SAVP 0 8, 488",
    "m=audio, m=video, 488",
    "v=0, x, 400",
    "127.0.0.1, example.invalid, 400",
    "40000, 400000, 400",
    "IP4 127.0.0.1, IP6 ::1, 488",
  })
  void a_description_we_cannot_meet_is_refused(String good, String bad, int status)
      throws Exception {
    assertThat(invited(AOBA, "", SDP_TYPE, Requests.SDP.replace(good, bad)))
        .startsWith("SIP/2.0 " + status + " ");
  }

  @Test
  void another_version_is_refused() throws Exception {
    try (var phone = edge.raw()) {
      var requests = Requests.from(phone, edge);
      phone.send(requests.invite().replaceFirst("SIP/2.0", "SIP/7.0"));
      assertThat(phone.finalAnswer()).startsWith("SIP/2.0 505 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"REGISTER, 405", "MESSAGE, 405", "REFER, 405", "NEWMETHOD, 501"})
  void other_methods_are_refused_with_what_we_allow(String method, int status) throws Exception {
    try (var phone = edge.raw()) {
      var requests = Requests.from(phone, edge);
      phone.send(requests.request(method, 1, AOBA, "", "", "", ""));
      var answer = phone.receive(status);
      assertThat(answer).contains("Allow: INVITE");
    }
  }

  @Test
  void options_tells_what_we_can_and_nothing_of_what_we_are() throws Exception {
    try (var phone = edge.raw()) {
      var requests = Requests.from(phone, edge);
      phone.send(requests.request("OPTIONS", 1, AOBA, "", "", "", ""));
      var answer = phone.receive(200);
      assertThat(answer)
          .contains("Accept: application/sdp")
          .doesNotContainIgnoringCase("server:")
          .doesNotContainIgnoringCase("user-agent:");
    }
  }

  @Test
  void options_that_requires_the_unknown_is_told_so() throws Exception {
    try (var phone = edge.raw()) {
      var requests = Requests.from(phone, edge);
      phone.send(requests.request("OPTIONS", 1, AOBA, "", "Require: nonsense\n", "", ""));

      assertThat(Requests.header(phone.receive(420), "Unsupported")).contains("nonsense");
    }
  }

  @Test
  void an_invite_without_contact_is_told_what_lacks() throws Exception {
    try (var phone = edge.raw()) {
      var invite = Requests.from(phone, edge).invite();
      phone.send(invite.replaceFirst("Contact:.*\n", ""));

      assertThat(phone.finalAnswer()).startsWith("SIP/2.0 400 Contact is missing");
    }
  }

  @Test
  void an_invite_without_max_forwards_is_answered_all_the_same() throws Exception {
    try (var phone = edge.raw()) {
      phone.send(
          Requests.from(phone, edge)
              .invite("sip:nobody@127.0.0.1", "", SDP_TYPE, Requests.SDP)
              .replaceFirst("Max-Forwards:.*\n", ""));

      assertThat(phone.finalAnswer()).startsWith("SIP/2.0 404 ");
    }
  }

  @Test
  void a_full_house_says_when_to_come_again() throws Exception {
    try (var small = new Edge(1, null, null, List.of("127.0.0.0/8"));
        var one = small.raw();
        var two = small.raw()) {
      var first = Requests.from(one, small);
      one.send(first.invite());
      var tag = Requests.tagOf(one.receive(200));
      one.send(first.inDialog("ACK", 1, tag, "", ""));

      two.send(Requests.from(two, small).invite());

      assertThat(Requests.header(two.receive(503), "Retry-After")).isEqualTo("30");
      one.send(first.inDialog("BYE", 2, tag, "", ""));
      one.receive(200);
      TestOffice.await("room again", () -> small.office.ends().size() == 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CSeq: 1 INVITE",
        "Call-ID: ",
        "From: <",
        "To: <",
      })
  void a_request_without_what_it_must_have_gets_400_or_silence(String missing) throws Exception {
    try (var phone = edge.raw()) {
      var text = Requests.from(phone, edge).invite();
      var without =
          Pattern.compile("^" + Pattern.quote(missing) + ".*\n", Pattern.MULTILINE)
              .matcher(text)
              .replaceFirst("");
      phone.send(without);
      if (!phone.silent()) {
        phone.send(without);
        assertThat(phone.finalAnswer())
            .startsWith("SIP/2.0 400 ")
            .doesNotContain("Exception", "[C@", "gov.nist");
      }
    }
  }

  /// One more is cut by the stack's datagram buffer before we see it; connections are closed, see
  /// [TortureTest].
  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void a_message_may_be_as_long_as_the_limit(int more) throws Exception {
    try (var phone = edge.raw()) {
      var requests = Requests.from(phone, edge);
      var base = requests.request("OPTIONS", 1, AOBA, "", "X-Pad: \n", "", "");
      var pad = 16_384 + more - base.replace("\n", "\r\n").length();
      phone.send(base.replace("X-Pad: ", "X-Pad: " + "x".repeat(pad)));

      phone.receive(200);
    }
  }
}
