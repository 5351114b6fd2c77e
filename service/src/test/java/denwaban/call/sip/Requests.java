package denwaban.call.sip;

import java.util.concurrent.atomic.AtomicInteger;

/// Writes requests as a trunk would, with one thing different where a test wants it.
record Requests(String transport, int port, int toPort, String callId) {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  static final String SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 40000 RTP/AVP 0 8 101
      a=rtpmap:0 PCMU/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      """;

  static Requests from(Edge.Raw phone, Edge edge) {
    return new Requests("UDP", phone.port(), edge.port(), "call-" + COUNTER.incrementAndGet());
  }

  /// Over a connection, where answers take the way that the request took.
  static Requests over(String transport, int toPort) {
    return new Requests(transport, 5060, toPort, "call-" + COUNTER.incrementAndGet());
  }

  String invite() {
    return invite("sip:+815031000001@127.0.0.1", "", "application/sdp", SDP);
  }

  String invite(String uri, String headers, String type, String body) {
    return request("INVITE", 1, uri, "", headers, type, body);
  }

  /// @param tag ours, as the callee's answer gave it; empty outside of a dialog
  /// @param headers whole lines
  String request(
      String method, int cseq, String uri, String tag, String headers, String type, String body) {
    var content = body.replace("\n", "\r\n");
    return """
    %s %s SIP/2.0
    Via: SIP/2.0/%s 127.0.0.1:%d;rport;branch=z9hG4bK-%s-%s-%d
    Max-Forwards: 70
    From: <sip:+819012345678@127.0.0.1>;tag=from-%s
    To: <sip:+815031000001@127.0.0.1>%s
    Call-ID: %s
    CSeq: %d %s
    Contact: <sip:trunk@127.0.0.1:%d>
    %s%sContent-Length: %d

    %s\
    """
        .formatted(
            method,
            uri,
            transport,
            port,
            callId,
            method.equals("CANCEL") ? "INVITE" : method,
            cseq,
            callId,
            tag.isEmpty() ? "" : ";tag=" + tag,
            callId,
            cseq,
            method,
            port,
            headers,
            body.isEmpty() ? "" : "Content-Type: " + type + "\n",
            content.length(),
            body);
  }

  String inDialog(String method, int cseq, String tag, String headers, String body) {
    var uri = "sip:127.0.0.1:" + toPort;
    return request(method, cseq, uri, tag, headers, "application/sdp", body);
  }

  /// The ACK of a refusal belongs to its INVITE's transaction; that of a 2xx has a branch of its
  /// own (RFC 3261 section 8.1.1.7).
  String ackOfRefusal(int cseq, String tag) {
    return inDialog("ACK", cseq, tag, "", "").replace("-ACK-" + cseq, "-INVITE-" + cseq);
  }

  String cancel() {
    return request("CANCEL", 1, "sip:+815031000001@127.0.0.1", "", "", "", "");
  }

  static String tagOf(String answer) {
    var to = header(answer, "To");
    return to.substring(to.indexOf(";tag=") + 5);
  }

  static String header(String answer, String name) {
    return answer
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + answer.lines().findFirst()))
        .substring(name.length() + 1)
        .strip();
  }
}
