package denwaban.call.sip;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/// Writes our answers.
final class Replies {

  static final List<String> ALLOW = List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "UPDATE");
  static final String SUPPORTED = "timer";

  /// In seconds; with some room for the calls in progress to end.
  static final int RETRY_AFTER = 30;

  /// In seconds; from 0 to this, by the call's own tag, which is chance (RFC 3261 section 14.2).
  private static final int MOMENT = 10;

  private static final MessageFactoryImpl MESSAGES = new MessageFactoryImpl();
  private static final HeaderFactoryImpl HEADERS = new HeaderFactoryImpl();

  private Replies() {}

  /// An answer that needs no dialog.
  ///
  /// @param tag our tag, written where the request has none
  static Response to(Request request, int status, String tag) {
    try {
      var response = MESSAGES.createResponse(status, request);
      var to = (ToHeader) response.getHeader(ToHeader.NAME);
      if (status > Response.TRYING && to.getTag() == null) to.setTag(tag);
      return response;
    } catch (ParseException impossible) {
      throw new AssertionError("a parsed request can be answered", impossible);
    }
  }

  static Response to(Request request, RequestCheck.Rejected why, String tag) {
    var response = to(request, why.status(), tag);
    why.headers()
        .forEach((name, values) -> values.forEach(it -> response.addHeader(header(name, it))));
    return response;
  }

  /// @param reason for the engineer at the trunk
  static Response bad(Request request, String reason, String tag) {
    var response = to(request, Response.BAD_REQUEST, tag);
    try {
      response.setReasonPhrase(reason);
    } catch (ParseException impossible) {
      throw new AssertionError("a plain sentence", impossible);
    }
    return response;
  }

  static Response capabilities(Request options, String tag) {
    var response = to(options, Response.OK, tag);
    allow(response);
    response.addHeader(header("Accept", "application/sdp"));
    response.addHeader(header("Accept-Encoding", "identity"));
    response.addHeader(header("Supported", SUPPORTED));
    return response;
  }

  /// A 200 that opens or refreshes a session.
  static Response session(Request request, String tag, ContactHeader contact, String description) {
    var response = to(request, Response.OK, tag);
    response.setHeader(contact);
    allow(response);
    response.addHeader(header("Supported", SUPPORTED));
    if (!description.isEmpty()) {
      try {
        response.setContent(description, HEADERS.createContentTypeHeader("application", "sdp"));
      } catch (ParseException impossible) {
        throw new AssertionError("our own description is well formed", impossible);
      }
    }
    return response;
  }

  static void allow(Response response) {
    ALLOW.forEach(method -> response.addHeader(header("Allow", method)));
  }

  /// @param value one value: the stack takes no lists here
  static Header header(String name, String value) {
    try {
      return HEADERS.createHeader(name, value);
    } catch (ParseException impossible) {
      throw new AssertionError("our own header is well formed: " + name, impossible);
    }
  }

  static Response busy(Request request, String tag) {
    return again(to(request, Response.SERVICE_UNAVAILABLE, tag), RETRY_AFTER);
  }

  /// An earlier request waits for its answer: again in a moment.
  static Response tooEarly(Request request, String tag) {
    return again(
        to(request, Response.SERVER_INTERNAL_ERROR, tag),
        Math.floorMod(tag.hashCode(), MOMENT + 1));
  }

  private static Response again(Response response, int seconds) {
    try {
      response.setHeader(HEADERS.createRetryAfterHeader(seconds));
    } catch (InvalidArgumentException impossible) {
      throw new AssertionError("a positive number of seconds", impossible);
    }
    return response;
  }
}
