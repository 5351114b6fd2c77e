package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a browser offered (RFC 9429), reduced to what we use. Its candidates are not read at all:
/// its address is learnt from checks that prove knowledge of our password.
///
/// @param mid name of the audio section, to be repeated
/// @param ufrag the browser's ICE user name, 4 to 256 characters
/// @param fingerprint SHA-256 of the certificate that DTLS must show
/// @param eventType payload type of telephone-event/8000, or -1
public record WebOffer(String mid, String ufrag, Bytes fingerprint, int eventType) {

  /// RFC 8839 section 5.4.
  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");

  private static final Pattern MID = Pattern.compile("[A-Za-z0-9._-]{1,16}");
  private static final Pattern SHA256 = Pattern.compile("([0-9a-f]{2}:){31}[0-9a-f]{2}");

  /// @throws BadOffer if it is not one bundled audio section with PCMU, ICE and DTLS
  public static WebOffer read(String text) throws BadOffer {
    var sdp = Sdp.read(text);
    if (sdp.media().size() != 1) throw new BadOffer(BadOffer.Why.NO_BUNDLE);
    var audio = sdp.media().getFirst();
    var words = audio.first().split(" ", -1);
    if (!words[0].equals("audio")) throw new BadOffer(BadOffer.Why.NO_AUDIO);
    if (!words[2].equals("UDP/TLS/RTP/SAVPF")) throw new BadOffer(BadOffer.Why.NO_FINGERPRINT);
    if (!speaksPcmu(words)) throw new BadOffer(BadOffer.Why.NO_COMMON_CODEC);
    if (audio.attribute("rtcp-mux") == null) throw new BadOffer(BadOffer.Why.NO_BUNDLE);
    var setup = sdp.attribute(audio, "setup");
    if (!"actpass".equals(setup) && !"active".equals(setup)) {
      throw new BadOffer(BadOffer.Why.NO_FINGERPRINT);
    }
    return new WebOffer(
        matching(MID, audio.attribute("mid"), BadOffer.Why.NO_BUNDLE),
        matching(UFRAG, sdp.attribute(audio, "ice-ufrag"), BadOffer.Why.NO_ICE),
        fingerprint(sdp.attribute(audio, "fingerprint")),
        Sdp.payloadType(audio, "telephone-event/8000"));
  }

  private static boolean speaksPcmu(String[] words) {
    for (var i = 3; i < words.length; i++) if (words[i].equals("0")) return true;
    return false;
  }

  private static String matching(Pattern pattern, @Nullable String text, BadOffer.Why why)
      throws BadOffer {
    if (text == null || !pattern.matcher(text).matches()) throw new BadOffer(why);
    return text;
  }

  private static Bytes fingerprint(@Nullable String text) throws BadOffer {
    if (text == null) throw new BadOffer(BadOffer.Why.NO_FINGERPRINT);
    var lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("sha-256 ")) throw new BadOffer(BadOffer.Why.NO_FINGERPRINT);
    var hex = matching(SHA256, lower.substring(8).strip(), BadOffer.Why.NO_FINGERPRINT);
    return Bytes.of(HexFormat.ofDelimiter(":").parseHex(hex));
  }
}
