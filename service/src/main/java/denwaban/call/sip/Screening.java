package denwaban.call.sip;

import denwaban.call.media.BadOffer;
import denwaban.call.media.SdpMedia;
import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// Looks at a request before anybody else does (RFC 3261 section 8.2).
sealed interface Screening {

  /// @param offer null where the peer expects us to make the offer
  record Passed(@Nullable SdpMedia offer) implements Screening {}

  /// @param headers that the status demands
  record Rejected(int status, Map<String, List<String>> headers) implements Screening {

    Rejected(int status) {
      this(status, Map.of());
    }
  }

  /// What a `Require` may ask of us.
  Set<String> EXTENSIONS = Set.of("timer");

  /// Of an INVITE or UPDATE, inside or outside of a dialog.
  static Screening of(Request request) {
    if (CarefulParsers.OTHER_VERSION.equals(((SIPRequest) request).getApplicationData())) {
      return new Rejected(Response.VERSION_NOT_SUPPORTED);
    }
    var uri = request.getRequestURI();
    if (!(uri instanceof SipURI) && !(uri instanceof TelURL)) {
      return new Rejected(Response.UNSUPPORTED_URI_SCHEME);
    }
    var unknown = new ArrayList<String>();
    headers(request, RequireHeader.NAME)
        .forEachRemaining(header -> {
          var tag = ((RequireHeader) header).getOptionTag();
          if (!EXTENSIONS.contains(tag.toLowerCase(Locale.ROOT))) unknown.add(tag);
        });
    if (!unknown.isEmpty()) {
      return new Rejected(Response.BAD_EXTENSION, Map.of("Unsupported", unknown));
    }
    return body(request);
  }

  /// Of the body alone, as in an ACK.
  static Screening body(Request request) {
    var content = request.getRawContent();
    if (content == null || content.length == 0) return new Passed(null);
    var encoding = (ContentEncodingHeader) request.getHeader(ContentEncodingHeader.NAME);
    if (encoding != null && !"identity".equalsIgnoreCase(encoding.getEncoding())) {
      return new Rejected(
          Response.UNSUPPORTED_MEDIA_TYPE, Map.of("Accept-Encoding", List.of("identity")));
    }
    var type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
    if (type == null
        || !"application".equalsIgnoreCase(type.getContentType())
        || !"sdp".equalsIgnoreCase(type.getContentSubType())) {
      return new Rejected(
          Response.UNSUPPORTED_MEDIA_TYPE, Map.of("Accept", List.of("application/sdp")));
    }
    try {
      return new Passed(SdpMedia.read(new String(content, StandardCharsets.UTF_8)));
    } catch (BadOffer bad) {
      return switch (bad.why()) {
        case MALFORMED, TOO_LARGE -> new Rejected(Response.BAD_REQUEST);
        case NO_AUDIO, NO_COMMON_CODEC, NO_ICE, NO_FINGERPRINT, NO_BUNDLE, OTHER_PEER ->
            new Rejected(
                Response.NOT_ACCEPTABLE_HERE,
                Map.of("Warning", List.of("305 denwaban \"G.711 over plain RTP only\"")));
      };
    }
  }

  private static Iterator<?> headers(Request request, String name) {
    return request.getHeaders(name);
  }
}
