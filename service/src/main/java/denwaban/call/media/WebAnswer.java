package denwaban.call.media;

import java.net.Inet6Address;

/// Our description (SDP) for a browser: ICE-lite, one candidate, PCMU and keys.
final class WebAnswer {

  private WebAnswer() {}

  /// @param port where this browser is heard
  /// @param ssrc of what it hears
  static String to(
      WebOffer offer, MediaPlane plane, int port, int ssrc, String user, String password) {
    var address = plane.announced();
    var family = address instanceof Inet6Address ? "IP6" : "IP4";
    var event = offer.eventType();
    var text =
        """
        v=0
        o=- 1 1 IN %1$s %2$s
        s=-
        t=0 0
        a=ice-lite
        a=group:BUNDLE %3$s
        m=audio %4$d UDP/TLS/RTP/SAVPF 0%5$s
        c=IN %1$s %2$s
        a=mid:%3$s
        a=sendrecv
        a=rtcp-mux
        a=ice-ufrag:%6$s
        a=ice-pwd:%7$s
        a=fingerprint:sha-256 %8$s
        a=setup:passive
        a=rtpmap:0 PCMU/8000
        %9$sa=ptime:20
        a=msid:denwaban audio
        a=ssrc:%10$d cname:denwaban
        a=candidate:1 1 udp 2130706431 %2$s %4$d typ host
        a=end-of-candidates
        """
            .formatted(
                family,
                address.getHostAddress(),
                offer.mid(),
                port,
                event < 0 ? "" : " " + event,
                user,
                password,
                plane.certificate().fingerprint(),
                event < 0 ? "" : events(event),
                Integer.toUnsignedLong(ssrc));
    return text.replace("\n", "\r\n");
  }

  private static String events(int type) {
    return "a=rtpmap:%1$d telephone-event/8000\na=fmtp:%1$d 0-15\n".formatted(type);
  }
}
