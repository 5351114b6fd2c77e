package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.TestOffice;
import denwaban.call.event.CallAnswered;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRang;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls, message by message, against a running edge.
class SipCallTest {

  static Edge edge;
  Edge.Raw phone;
  Requests requests;

  @BeforeAll
  static void open() throws Exception {
    edge = new Edge();
    edge.office.operatorReady();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void dial() throws Exception {
    phone = edge.raw();
    requests = Requests.from(phone, edge);
    edge.office.goOn();
    TestOffice.await("operator ready again", () -> edge.office.rested());
    // only now: the call before may have had its last word a moment ago
    edge.office.said.clear();
  }

  @AfterEach
  void hangUp() {
    phone.close();
  }

  private String connect() throws Exception {
    phone.send(requests.invite());
    phone.receive(100);
    phone.receive(180);
    var ok = phone.receive(200);
    var tag = Requests.tagOf(ok);
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    return tag;
  }

  private void bye(String tag, int cseq) throws Exception {
    phone.send(requests.inDialog("BYE", cseq, tag, "", ""));
    phone.receive(200);
  }

  private static boolean ended(CallOutcome how) {
    return edge.office.ends().equals(List.of(how));
  }

  @Test
  void a_call_rings_is_accepted_and_ended_by_the_caller() throws Exception {
    var tag = connect();
    TestOffice.await("ringing", () -> edge.office.status().equals("ringing"));
    edge.office.answer();

    bye(tag, 2);

    TestOffice.await("ended", () -> ended(CallOutcome.BY_CALLER));
    var said = edge.office.said.stream().map(it -> it.getClass().getSimpleName()).toList();
    assertThat(said)
        .containsSubsequence(CallRang.class.getSimpleName(), CallAnswered.class.getSimpleName());
  }

  @Test
  void the_desk_rings_before_the_caller_is_accepted() throws Exception {
    edge.office.stallGreetings();
    phone.send(requests.invite());

    phone.receive(180);

    assertThat(edge.office.status()).isEqualTo("ringing");
    edge.office.goOn();
    var tag = Requests.tagOf(phone.receive(200));
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    bye(tag, 2);
  }

  @Test
  void the_operator_hangs_up_and_the_caller_gets_bye() throws Exception {
    connect();
    TestOffice.await("ringing", () -> edge.office.status().equals("ringing"));
    edge.office.answer();

    edge.office.hangUp();

    assertThat(phone.receive()).startsWith("BYE sip:trunk@127.0.0.1:" + phone.port());
    assertThat(ended(CallOutcome.BY_OPERATOR)).isTrue();
  }

  @Test
  void an_early_cancel_is_answered_and_the_invite_terminated() throws Exception {
    edge.office.stallGreetings();
    phone.send(requests.invite());
    phone.receive(180);

    phone.send(requests.cancel());

    var one = phone.finalAnswer();
    var other = phone.finalAnswer();
    assertThat(List.of(one.substring(8, 11), other.substring(8, 11)))
        .containsExactlyInAnyOrder("200", "487");
    TestOffice.await("abandoned", () -> ended(CallOutcome.ABANDONED));
  }

  @Test
  void a_cancel_that_crosses_the_200_has_no_effect() throws Exception {
    phone.send(requests.invite());
    var tag = Requests.tagOf(phone.receive(200));

    phone.send(requests.cancel());

    phone.finalAnswer();
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    assertThat(edge.office.status()).isEqualTo("ringing");
    bye(tag, 2);
    TestOffice.await("abandoned", () -> ended(CallOutcome.ABANDONED));
  }

  @Test
  void a_bye_before_the_final_answer_ends_the_call() throws Exception {
    edge.office.stallGreetings();
    phone.send(requests.invite());
    var tag = Requests.tagOf(phone.receive(180));

    phone.send(requests.inDialog("BYE", 2, tag, "", ""));

    var one = phone.finalAnswer();
    var other = phone.finalAnswer();
    assertThat(List.of(one.substring(8, 11), other.substring(8, 11)))
        .containsExactlyInAnyOrder("200", "487");
    TestOffice.await("abandoned", () -> ended(CallOutcome.ABANDONED));
  }

  @Test
  void a_bye_without_ack_ends_the_call() throws Exception {
    phone.send(requests.invite());
    var tag = Requests.tagOf(phone.receive(200));

    bye(tag, 2);

    TestOffice.await("abandoned", () -> ended(CallOutcome.ABANDONED));
  }

  @Test
  void without_ack_the_200_is_repeated_and_then_the_call_is_ended_with_bye() throws Exception {
    phone.send(requests.invite());
    phone.receive(200);

    var repeated = phone.receive();
    assertThat(repeated).startsWith("SIP/2.0 200 ");
    for (var next = repeated; !next.startsWith("BYE "); ) next = phone.receive();
    TestOffice.await("line lost", () -> ended(CallOutcome.LINE_LOST));
  }

  @Test
  void an_operator_who_hangs_up_before_the_ack_is_followed_by_bye_after_it() throws Exception {
    phone.send(requests.invite());
    var tag = Requests.tagOf(phone.receive(200));
    TestOffice.await("ringing", () -> edge.office.status().equals("ringing"));
    edge.office.answer();
    edge.office.hangUp();

    phone.send(requests.inDialog("ACK", 1, tag, "", ""));

    String next;
    do next = phone.receive();
    while (next.startsWith("SIP/2.0 200 "));
    assertThat(next).startsWith("BYE ");
  }

  @ParameterizedTest
  @CsvSource({
    "sendonly, recvonly",
    "inactive, inactive",
    "recvonly, sendonly",
    "sendrecv, sendrecv",
  })
  void a_reinvite_is_answered_with_the_mirrored_direction(String theirs, String ours)
      throws Exception {
    var tag = connect();

    phone.send(requests.inDialog("INVITE", 2, tag, "", Requests.SDP + "a=" + theirs + "\n"));

    assertThat(phone.receive(200)).contains("a=" + ours);
    phone.send(requests.inDialog("ACK", 2, tag, "", ""));
    bye(tag, 3);
  }

  @Test
  void a_reinvite_that_we_cannot_accept_leaves_the_call_standing() throws Exception {
    var tag = connect();

    phone.send(
        requests.inDialog("INVITE", 2, tag, "", Requests.SDP.replace("RTP/AVP 0 8", "RTP/AVP 9")));

    phone.receive(488);
    phone.send(requests.ackOfRefusal(2, tag));
    assertThat(edge.office.status()).isEqualTo("ringing");
    bye(tag, 3);
  }

  @Test
  void an_invite_without_description_gets_our_offer() throws Exception {
    phone.send(requests.invite("sip:+815031000001@127.0.0.1", "", "", ""));
    var ok = phone.receive(200);
    assertThat(ok).contains("m=audio").contains("PCMU/8000").contains("PCMA/8000");
    var tag = Requests.tagOf(ok);

    phone.send(requests.inDialog("ACK", 1, tag, "", Requests.SDP));

    bye(tag, 2);
  }

  /// So do PBXs that end a hold: they ask us for an offer, and the ACK has their answer.
  @Test
  void the_answer_in_the_ack_of_a_reinvite_without_description_is_followed() throws Exception {
    var tag = connect();
    phone.send(requests.inDialog("INVITE", 2, tag, "", Requests.SDP + "a=inactive\n"));
    phone.receive(200);
    phone.send(requests.inDialog("ACK", 2, tag, "", ""));
    try (var elsewhere = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      elsewhere.setSoTimeout(3_000);
      phone.send(requests.inDialog("INVITE", 3, tag, "", ""));
      assertThat(phone.receive(200)).contains("m=audio");

      var there = "m=audio " + elsewhere.getLocalPort() + " ";
      phone.send(
          requests.inDialog("ACK", 3, tag, "", Requests.SDP.replace("m=audio 40000 ", there)));

      var packet = new DatagramPacket(new byte[200], 200);
      elsewhere.receive(packet);
      assertThat(packet.getLength()).as("RTP with 20 ms").isEqualTo(172);
    }
    bye(tag, 4);
  }

  @Test
  void a_change_before_the_first_answer_is_told_to_come_again() throws Exception {
    edge.office.stallGreetings();
    phone.send(requests.invite());
    var tag = Requests.tagOf(phone.receive(180));

    phone.send(requests.inDialog("UPDATE", 2, tag, "", Requests.SDP));

    var again = Integer.parseInt(Requests.header(phone.receive(500), "Retry-After"));
    assertThat(again).isBetween(0, 10);
    edge.office.goOn();
    phone.receive(200);
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    bye(tag, 3);
  }

  @Test
  void update_and_options_inside_the_dialog_are_answered() throws Exception {
    var tag = connect();

    phone.send(requests.inDialog("UPDATE", 2, tag, "", Requests.SDP + "a=sendonly\n"));
    assertThat(phone.receive(200)).contains("a=recvonly");
    phone.send(requests.inDialog("UPDATE", 3, tag, "", ""));
    assertThat(phone.receive(200)).doesNotContain("m=audio");
    phone.send(requests.inDialog("OPTIONS", 4, tag, "", ""));
    assertThat(phone.receive(200)).contains("Allow: INVITE");

    bye(tag, 5);
  }

  @Test
  void a_session_timer_is_echoed() throws Exception {
    var headers = "Supported: timer\nSession-Expires: 120\n";
    phone.send(
        requests.invite("sip:+815031000001@127.0.0.1", headers, "application/sdp", Requests.SDP));

    var ok = phone.receive(200);

    assertThat(Requests.header(ok, "Session-Expires")).isEqualTo("120;refresher=uac");
    assertThat(Requests.header(ok, "Require")).isEqualTo("timer");
    var tag = Requests.tagOf(ok);
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    bye(tag, 2);
  }

  /// RFC 4028 section 9: no answer may go below the request's Min-SE.
  @ParameterizedTest
  @CsvSource({"1800, 90, 1800", "7200, 90, 1800", "7200, 3600, 3600", "3600, 7200, 3600"})
  void a_long_session_timer_is_cut_as_far_as_the_peer_allows(int wish, int least, int agreed)
      throws Exception {
    var headers = "Supported: timer\nSession-Expires: " + wish + "\nMin-SE: " + least + "\n";
    phone.send(
        requests.invite("sip:+815031000001@127.0.0.1", headers, "application/sdp", Requests.SDP));

    var ok = phone.receive(200);

    assertThat(Requests.header(ok, "Session-Expires")).isEqualTo(agreed + ";refresher=uac");
    var tag = Requests.tagOf(ok);
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    bye(tag, 2);
  }

  @Test
  void prack_in_a_call_is_told_that_it_is_not_spoken() throws Exception {
    var tag = connect();

    phone.send(requests.inDialog("PRACK", 2, tag, "RAck: 1 1 INVITE\n", ""));

    phone.receive(405);
    bye(tag, 3);
  }

  @Test
  void a_codec_under_a_number_of_the_peers_choice_is_answered_under_it() throws Exception {
    var sdp =
        Requests.SDP
            .replace("RTP/AVP 0 8 101", "RTP/AVP 18 96 101")
            .replace("rtpmap:0 PCMU", "rtpmap:96 PCMU");
    phone.send(requests.invite("sip:+815031000001@127.0.0.1", "", "application/sdp", sdp));

    var ok = phone.receive(200);

    assertThat(ok).contains("RTP/AVP 96 101", "a=rtpmap:96 PCMU/8000");
    var tag = Requests.tagOf(ok);
    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    bye(tag, 2);
  }

  @ParameterizedTest
  @CsvSource({"89, 422", "90, 200", "91, 200"})
  void a_session_timer_has_a_least(int seconds, int status) throws Exception {
    var headers = "Supported: timer\nSession-Expires: " + seconds + "\n";
    phone.send(
        requests.invite("sip:+815031000001@127.0.0.1", headers, "application/sdp", Requests.SDP));

    var answer = phone.receive(status);

    if (status == 422) {
      assertThat(Requests.header(answer, "Min-SE")).isEqualTo("90");
    } else {
      var tag = Requests.tagOf(answer);
      phone.send(requests.inDialog("ACK", 1, tag, "", ""));
      bye(tag, 2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                  | +819012345678 | false",
        "'P-Asserted-Identity: <sip:+8180111@x.invalid>\n'   | +8180111      | false",
        "'P-Asserted-Identity: <tel:+818011112222>\n'        | +818011112222 | false",
        "'P-Asserted-Identity: <sip:08011112222@x.invalid>\n'| +818011112222 | false",
        "'P-Asserted-Identity: <tel:+818011112222>\nPrivacy: id\n' | | true",
        "'Privacy: none\n'                                   | +819012345678 | false",
      })
  void the_callers_number_is_read_unless_withheld(String headers, String number, boolean withheld)
      throws Exception {
    phone.send(
        requests.invite("sip:+815031000001@127.0.0.1", headers, "application/sdp", Requests.SDP));
    var tag = Requests.tagOf(phone.receive(200));

    var shown = edge.office.caller().number();
    assertThat(shown == null ? null : shown.e164()).isEqualTo(number);
    assertThat(edge.office.caller().withheld()).isEqualTo(withheld);

    phone.send(requests.inDialog("ACK", 1, tag, "", ""));
    bye(tag, 2);
  }

  @Test
  void an_anonymous_caller_is_withheld() throws Exception {
    phone.send(
        requests
            .invite()
            .replace("sip:+819012345678@127.0.0.1", "sip:anonymous@anonymous.invalid"));
    var tag = Requests.tagOf(phone.receive(200));

    assertThat(edge.office.caller().withheld()).isTrue();

    phone.send(
        requests
            .inDialog("ACK", 1, tag, "", "")
            .replace("sip:+819012345678@127.0.0.1", "sip:anonymous@anonymous.invalid"));
    bye(tag, 2);
  }

  @Test
  void the_same_invite_by_another_path_is_a_loop() throws Exception {
    var tag = connect();

    phone.send(requests.invite().replace("z9hG4bK-", "z9hG4bK-other-"));

    phone.receive(482);
    bye(tag, 2);
  }

  @Test
  void requests_of_unknown_dialogs_get_481() throws Exception {
    for (var method : List.of("BYE", "UPDATE", "INVITE")) {
      phone.send(requests.inDialog(method, 1, "nobody", "", ""));
      phone.receive(481);
    }
  }
}
