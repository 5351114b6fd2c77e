package denwaban.call.sip;

import denwaban.call.event.Refusal;
import denwaban.call.media.SdpMedia;
import denwaban.call.media.TrunkLeg;
import denwaban.kernel.CallId;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// Writes what one call answers, under its tag and contact. Used on the call's strand.
final class Answers {

  private final SipStack stack;
  private final TrunkLeg leg;
  private final String tag;
  private final ContactHeader contact;
  private long version = 1;

  Answers(CallId id, SipStack stack, TrunkLeg leg, Request invite) {
    this.stack = stack;
    this.leg = leg;
    this.tag = id.value().toString().replace("-", "");
    this.contact = stack.contact(invite);
  }

  Response status(Request request, int status) {
    return Replies.to(request, status, tag);
  }

  Response rejected(Request request, RequestCheck.Rejected why) {
    return Replies.to(request, why, tag);
  }

  Response refused(Request request, Refusal why) {
    return switch (why) {
      case UNKNOWN_NUMBER -> status(request, Response.NOT_FOUND);
      case NO_CONTRACT, NOT_CONFIRMED, NOT_VERIFIED, STORED_ELSEWHERE, ANONYMOUS, BLOCKED ->
          status(request, Response.TEMPORARILY_UNAVAILABLE);
      case NO_CAPACITY, OUT_OF_ORDER -> Replies.busy(request, tag);
    };
  }

  Response ringing(Request request) {
    var ringing = status(request, Response.RINGING);
    ringing.setHeader(contact);
    return ringing;
  }

  /// A 200 that opens, changes or refreshes the session.
  ///
  /// @param offer what the peer offered; null if nothing
  /// @param mayOffer whether we make the offer where the peer made none
  Response agreed(Request request, @Nullable SdpMedia offer, boolean mayOffer, SessionTimer wish) {
    var ok = Replies.session(request, tag, contact, description(offer, mayOffer));
    if (wish instanceof SessionTimer.Agreed agreed) {
      ok.addHeader(Replies.header("Session-Expires", agreed.header()));
      ok.addHeader(Replies.header("Require", "timer"));
    }
    return ok;
  }

  private String description(@Nullable SdpMedia offer, boolean mayOffer) {
    if (offer != null) return offer.answer(stack.mediaAddress(), leg.localPort(), version++);
    if (!mayOffer) return "";
    return SdpMedia.offer(stack.mediaAddress(), leg.localPort(), version++);
  }

  Response tooEarly(Request request) {
    return Replies.tooEarly(request, tag);
  }

  Response tooShort(Request request) {
    var response = status(request, SipEdge.INTERVAL_TOO_BRIEF);
    response.addHeader(Replies.header("Min-SE", Integer.toString(SessionTimer.LEAST)));
    return response;
  }
}
