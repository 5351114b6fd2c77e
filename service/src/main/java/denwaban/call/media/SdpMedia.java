package denwaban.call.media;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audio that a telephone peer described in SDP: where it listens and what it speaks.
///
/// @param address where to send, an address literal; null means nowhere (`0.0.0.0`, an old hold)
/// @param port 1 to 65535
/// @param codec the first one of the peer's list that we speak
/// @param audioType its payload type: 0 or 8, or a dynamic one that the peer chose for it
/// @param eventType payload type of telephone-event (RFC 4733), or -1 if the peer has none
/// @param direction as the peer sees it
/// @param mediaLines the values of all `m=` lines, in order; an answer must have as many
/// @param index which of them is ours
public record SdpMedia(
    @Nullable InetAddress address,
    int port,
    Codec codec,
    int audioType,
    int eventType,
    Direction direction,
    List<String> mediaLines,
    int index) {

  public SdpMedia {
    mediaLines = List.copyOf(mediaLines);
  }

  /// Reads an offer or an answer.
  ///
  /// @throws BadOffer if there is no plain-RTP G.711 audio in it
  public static SdpMedia read(String text) throws BadOffer {
    var sdp = Sdp.read(text);
    for (var i = 0; i < sdp.media().size(); i++) {
      var medium = sdp.media().get(i);
      var words = medium.first().split(" ", -1);
      if (!words[0].equals("audio") || !words[2].equals("RTP/AVP")) continue;
      var slash = words[1].indexOf('/');
      var port = Sdp.number(slash < 0 ? words[1] : words[1].substring(0, slash), 0, 65_535);
      if (port == 0) continue;
      var audioType = audioType(medium, words);
      var codec = codec(medium, audioType);
      if (codec == null) throw new AssertionError("it was chosen for its codec");
      return new SdpMedia(
          address(sdp, medium),
          port,
          codec,
          audioType,
          event(medium, words),
          Sdp.direction(sdp, medium),
          sdp.media().stream().map(Sdp.Medium::first).toList(),
          i);
    }
    throw new BadOffer(BadOffer.Why.NO_AUDIO);
  }

  /// Whether audio can go there from an address of ours: no IPv6 from IPv4, nor the other way.
  public boolean reachableFrom(InetAddress ours) {
    return address == null || address.getAddress().length == ours.getAddress().length;
  }

  /// Whether the peer wants to hear us and has said where.
  public boolean hears() {
    return address != null && direction.hears();
  }

  /// Writes our answer to this offer. Other media are refused with port 0 (RFC 3264 section 6).
  ///
  /// @param version a number that grows with each description of the same call
  public String answer(InetAddress ours, int ourPort, long version) {
    var text = new StringBuilder(session(ours, version));
    for (var i = 0; i < mediaLines.size(); i++) {
      if (i == index)
        text.append(audio(ourPort, codec, audioType, eventType, direction.answered()));
      else text.append(refused(mediaLines.get(i)));
    }
    return text.toString();
  }

  /// Writes an offer of both codecs, for a call that we place or an INVITE without a description.
  public static String offer(InetAddress ours, int ourPort, long version) {
    return session(ours, version)
        + "m=audio %d RTP/AVP 0 8 101\r\n".formatted(ourPort)
        + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
        + events(101)
        + "a=ptime:20\r\na=sendrecv\r\n";
  }

  private static String session(InetAddress ours, long version) {
    var family = ours instanceof Inet6Address ? "IP6" : "IP4";
    var address = ours.getHostAddress();
    return """
    v=0
    o=- %d %d IN %s %s
    s=-
    c=IN %s %s
    t=0 0
    """
        .formatted(version >>> 8, version, family, address, family, address)
        .replace("\n", "\r\n");
  }

  private static String audio(int port, Codec codec, int type, int eventType, Direction direction) {
    var events = eventType < 0 ? "" : " " + eventType;
    return "m=audio %d RTP/AVP %d%s\r\n".formatted(port, type, events)
        + "a=rtpmap:%d %s/8000\r\n".formatted(type, codec)
        + (eventType < 0 ? "" : events(eventType))
        + "a=ptime:20\r\na=%s\r\n".formatted(direction.attribute());
  }

  private static String events(int type) {
    return "a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-15\r\n".formatted(type, type);
  }

  private static String refused(String line) {
    var words = line.split(" ", -1);
    return "m=" + words[0] + " 0 " + words[2] + " " + words[3] + "\r\n";
  }

  private static @Nullable InetAddress address(Sdp sdp, Sdp.Medium medium) throws BadOffer {
    var line = connection(medium.lines());
    if (line == null) line = connection(sdp.session());
    if (line == null) throw new BadOffer(BadOffer.Why.MALFORMED);
    var words = line.split(" ", -1);
    if (words.length < 3) throw new BadOffer(BadOffer.Why.MALFORMED);
    try {
      // never a name: a description must not make us ask a resolver
      var address = InetAddress.ofLiteral(words[2]);
      if (address.isMulticastAddress()) throw new BadOffer(BadOffer.Why.MALFORMED);
      return address.isAnyLocalAddress() ? null : address;
    } catch (IllegalArgumentException notLiteral) {
      throw new BadOffer(BadOffer.Why.MALFORMED);
    }
  }

  private static @Nullable String connection(List<String> lines) {
    for (var line : lines) {
      if (line.startsWith("c=")) return line;
    }
    return null;
  }

  /// The first type that is one of ours, by its map or else by its number (RFC 3551 section 6).
  private static int audioType(Sdp.Medium medium, String[] words) throws BadOffer {
    for (var i = 3; i < words.length; i++) {
      var type = Sdp.number(words[i], 0, 127);
      if (codec(medium, type) != null) return type;
    }
    throw new BadOffer(BadOffer.Why.NO_COMMON_CODEC);
  }

  private static @Nullable Codec codec(Sdp.Medium medium, int type) throws BadOffer {
    var encoding = Sdp.encoding(medium, type);
    for (var codec : Codec.values()) {
      if (encoding == null ? type == codec.payloadType() : encoding.equals(codec + "/8000")) {
        return codec;
      }
    }
    return null;
  }

  private static int event(Sdp.Medium medium, String[] words) throws BadOffer {
    var type = Sdp.payloadType(medium, "telephone-event/8000");
    for (var i = 3; i < words.length; i++) {
      if (type >= 0 && words[i].equals(Integer.toString(type))) return type;
    }
    return -1;
  }
}
