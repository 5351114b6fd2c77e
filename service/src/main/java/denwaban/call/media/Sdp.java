package denwaban.call.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The skeleton of a session description (RFC 8866): lines of the session, then of each medium.
///
/// Lenient about what it does not use, strict about size. Line ends may be CRLF or LF.
record Sdp(List<String> session, List<Medium> media) {

  /// A browser's offer with many candidates is about 6 kB.
  static final int MAX_CHARS = 16_384;

  static final int MAX_LINES = 500;
  static final int MAX_MEDIA = 8;

  /// One `m=` section: the value of its first line, and all lines after it.
  record Medium(String first, List<String> lines) {

    /// The value of the first `a=name:` or `a=name` here, else null.
    @Nullable String attribute(String name) {
      return value(lines, name);
    }

    List<String> attributes(String name) {
      return lines.stream()
          .filter(line -> line.startsWith("a=" + name + ":"))
          .map(line -> line.substring(name.length() + 3))
          .toList();
    }
  }

  static Sdp read(String text) throws BadOffer {
    if (text.length() > MAX_CHARS) throw new BadOffer(BadOffer.Why.TOO_LARGE);
    var lines = text.lines().limit(MAX_LINES + 1L).toList();
    if (lines.size() > MAX_LINES) throw new BadOffer(BadOffer.Why.TOO_LARGE);
    var session = new ArrayList<String>();
    var media = new ArrayList<Medium>();
    var current = session;
    for (var line : lines) {
      if (line.isBlank()) continue;
      if (line.length() < 2 || line.charAt(1) != '=') throw new BadOffer(BadOffer.Why.MALFORMED);
      if (line.startsWith("m=")) {
        if (media.size() == MAX_MEDIA) throw new BadOffer(BadOffer.Why.TOO_LARGE);
        if (line.split(" ", -1).length < 4) throw new BadOffer(BadOffer.Why.MALFORMED);
        current = new ArrayList<>();
        media.add(new Medium(line.substring(2), current));
      } else {
        current.add(line);
      }
    }
    if (session.isEmpty() || !session.getFirst().equals("v=0")) {
      throw new BadOffer(BadOffer.Why.MALFORMED);
    }
    return new Sdp(session, media);
  }

  /// The attribute of the medium, else of the session, else null.
  @Nullable String attribute(Medium medium, String name) {
    var own = medium.attribute(name);
    return own != null ? own : value(session, name);
  }

  private static @Nullable String value(List<String> lines, String name) {
    for (var line : lines) {
      if (line.equals("a=" + name)) return "";
      if (line.startsWith("a=" + name + ":")) return line.substring(name.length() + 3).strip();
    }
    return null;
  }

  static int number(String text, int least, int most) throws BadOffer {
    // RFC 8866: plain digits; parseInt alone would also accept a sign or other scripts' digits
    if (text.isEmpty() || text.length() > 5) throw new BadOffer(BadOffer.Why.MALFORMED);
    var value = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < '0' || c > '9') throw new BadOffer(BadOffer.Why.MALFORMED);
      value = value * 10 + (c - '0');
    }
    if (value < least || value > most) throw new BadOffer(BadOffer.Why.MALFORMED);
    return value;
  }

  static Direction direction(Sdp sdp, Medium medium) {
    for (var direction : Direction.values()) {
      if (medium.attribute(direction.attribute()) != null) return direction;
    }
    for (var direction : Direction.values()) {
      if (value(sdp.session, direction.attribute()) != null) return direction;
    }
    return Direction.SENDRECV;
  }

  /// What `medium` maps `type` to, such as `PCMU/8000`, in capitals and without one channel; or
  /// null.
  static @Nullable String encoding(Medium medium, int type) throws BadOffer {
    for (var map : medium.attributes("rtpmap")) {
      var space = map.indexOf(' ');
      if (space < 1) throw new BadOffer(BadOffer.Why.MALFORMED);
      if (map.substring(0, space).equals(Integer.toString(type))) {
        var name = map.substring(space + 1).strip().toUpperCase(Locale.ROOT);
        return name.endsWith("/1") ? name.substring(0, name.length() - 2) : name;
      }
    }
    return null;
  }

  /// The payload type that `medium` maps to `encoding` (such as `telephone-event/8000`), else -1.
  static int payloadType(Medium medium, String encoding) throws BadOffer {
    for (var map : medium.attributes("rtpmap")) {
      var space = map.indexOf(' ');
      if (space < 1) throw new BadOffer(BadOffer.Why.MALFORMED);
      var name = map.substring(space + 1).strip();
      if (name.endsWith("/1")) name = name.substring(0, name.length() - 2);
      if (name.equalsIgnoreCase(encoding)) return number(map.substring(0, space), 0, 127);
    }
    return -1;
  }
}
