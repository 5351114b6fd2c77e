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
sealed interface RequestCheck {

  /// @param offer null where the peer expects us to make the offer
  record Passed(@Nullable SdpMedia offer) implements RequestCheck {}

  /// @param headers that the status demands
  record Rejected(int status, Map<String, List<String>> headers) implements RequestCheck {

    Rejected(int status) {
      this(status, Map.of());
    }

    /// @param unknown option tags that a `Require` named
    static Rejected extensions(List<String> unknown) {
      return new Rejected(Response.BAD_EXTENSION, Map.of("Unsupported", unknown));
    }
  }

  /// What a `Require` may ask of us.
  Set<String> EXTENSIONS = Set.of("timer");

  /// Of an INVITE or UPDATE, inside or outside of a dialog.
  static RequestCheck of(Request request) {
    if (CarefulParsers.OTHER_VERSION.equals(((SIPRequest) request).getApplicationData())) {
      return new Rejected(Response.VERSION_NOT_SUPPORTED);
    }
    var uri = request.getRequestURI();
    if (!(uri instanceof SipURI) && !(uri instanceof TelURL)) {
      return new Rejected(Response.UNSUPPORTED_URI_SCHEME);
    }
    var unknown = unknownExtensions(request);
    if (!unknown.isEmpty()) return Rejected.extensions(unknown);
    return body(request);
  }

  /// What its `Require` asks of us and we do not have (RFC 3261 section 8.2.2.3).
  static List<String> unknownExtensions(Request request) {
    var unknown = new ArrayList<String>();
    Iterator<?> headers = request.getHeaders(RequireHeader.NAME);
    while (headers.hasNext()) {
      var tag = ((RequireHeader) headers.next()).getOptionTag();
      if (!EXTENSIONS.contains(tag.toLowerCase(Locale.ROOT))) unknown.add(tag);
    }
    return unknown;
  }

  /// Of the body alone, as in an ACK.
  static RequestCheck body(Request request) {
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
      var offer = SdpMedia.read(new String(content, StandardCharsets.UTF_8));
      return offer.reachableFrom(((SIPRequest) request).getLocalAddress())
          ? new Passed(offer)
          : notAcceptable("300 denwaban \"Incompatible network protocol\"");
    } catch (BadOffer bad) {
      return switch (bad.why()) {
        case MALFORMED, TOO_LARGE -> new Rejected(Response.BAD_REQUEST);
        case NO_AUDIO, NO_COMMON_CODEC, NO_ICE, NO_FINGERPRINT, NO_BUNDLE, OTHER_PEER ->
            notAcceptable("305 denwaban \"G.711 over plain RTP only\"");
      };
    }
  }

  /// @param warning RFC 3261 section 20.43
  private static Rejected notAcceptable(String warning) {
    return new Rejected(Response.NOT_ACCEPTABLE_HERE, Map.of("Warning", List.of(warning)));
  }
}
