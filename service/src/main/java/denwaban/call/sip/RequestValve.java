package denwaban.call.sip;

import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every request before the SIP stack keeps anything of it. Lets through what belongs to
/// calls, answers the rest itself and without state, and drops what is not as it says.
///
/// The stack would *connect* to whatever transport and port the topmost `Via` names in order to
/// answer, blocking one of its workers for ten seconds: five such datagrams made it deaf (seen). It
/// also goes through all its transactions for each branch without the cookie of RFC 3261.
final class RequestValve implements SIPMessageValve {

  /// Server transactions at once. One of a call lives for a moment, one that its peer never
  /// acknowledges for 32 s (RFC 3261, timers H and J).
  static final int MOST_PENDING = 1_000;

  /// RFC 3261 section 8.1.1.7; compared in lower case.
  private static final String COOKIE = "z9hg4bk";

  /// RFC 3261 section 8.1.1.6.
  private static final int MAX_FORWARDS = 70;

  private static final Set<String> OF_CALLS =
      Set.of(Request.INVITE, Request.ACK, Request.CANCEL, Request.BYE, Request.UPDATE);

  private static final Set<String> OTHERS =
      Set.of(
          Request.REGISTER,
          Request.INFO,
          Request.MESSAGE,
          Request.NOTIFY,
          Request.SUBSCRIBE,
          Request.REFER,
          Request.PRACK,
          Request.PUBLISH);

  private static final Logger LOG = LoggerFactory.getLogger(RequestValve.class);

  /// Sends an answer over UDP that belongs to no transaction.
  interface Datagrams {
    void send(Response response) throws SipException;
  }

  private final SourceFilter sources;
  private final AnswerLimiter limiter;
  private final IntSupplier pending;
  private final Predicate<Request> ofCall;
  private final Supplier<String> tags;
  private final Datagrams datagrams;
  private final LongAdder overUdp = new LongAdder();
  private final LongAdder overConnections = new LongAdder();

  /// @param pending how many server transactions the stack has now
  /// @param ofCall whether a request belongs to a call in progress
  RequestValve(
      SourceFilter sources,
      AnswerLimiter limiter,
      IntSupplier pending,
      Predicate<Request> ofCall,
      Supplier<String> tags,
      Datagrams datagrams) {
    this.sources = sources;
    this.limiter = limiter;
    this.pending = pending;
    this.ofCall = ofCall;
    this.tags = tags;
    this.datagrams = datagrams;
  }

  /// Requests that came as far as here: a sign of life.
  long seen(Watchdog.Way way) {
    return switch (way) {
      case UDP -> overUdp.sum();
      case TCP -> overConnections.sum();
    };
  }

  @Override
  public boolean processRequest(SIPRequest request, MessageChannel channel) {
    (overUdp(channel) ? overUdp : overConnections).increment();
    if (!request.getTopmostVia().getTransport().equalsIgnoreCase(channel.getTransport())) {
      return false;
    }
    var source = request.getPeerPacketSourceAddress();
    var method = request.getMethod();
    var own = sources.isOwn(source);
    if (!sources.isTrunk(source)) {
      // this machine may ask whether we hear, and no more
      if (own && method.equals(Request.OPTIONS)) answer(channel, capabilities(request));
      return false;
    }
    var refusal = refusal(request);
    if (refusal == null && OF_CALLS.contains(method)) return belongs(request);
    if (!method.equals(Request.ACK) && (own || limiter.allows(source))) {
      answer(channel, refusal != null ? refusal : capabilities(request));
    }
    return false;
  }

  @Override
  public boolean processResponse(Response response, MessageChannel channel) {
    return true;
  }

  @Override
  public void init(SipStack stack) {}

  @Override
  public void destroy() {}

  private @Nullable Response refusal(SIPRequest request) {
    var branch = request.getTopmostVia().getBranch();
    if (branch == null || !branch.toLowerCase(Locale.ROOT).startsWith(COOKIE)) {
      return Replies.bad(request, "Branch without the cookie of RFC 3261", tags.get());
    }
    var method = request.getMethod();
    if (OTHERS.contains(method)) return notAllowed(request, Response.METHOD_NOT_ALLOWED);
    if (method.equals(Request.OPTIONS) || OF_CALLS.contains(method)) {
      var opensDialog = method.equals(Request.INVITE) && request.getToTag() == null;
      return opensDialog && request.getContactHeader() == null
          ? Replies.bad(request, "Contact is missing", tags.get())
          : null;
    }
    return notAllowed(request, Response.NOT_IMPLEMENTED);
  }

  private boolean belongs(SIPRequest request) {
    if (request.getMaxForwards() == null) {
      // mandatory, but nothing hangs on it here, and the stack drops what lacks it without a word
      try {
        request.setMaxForwards(new MaxForwards(MAX_FORWARDS));
      } catch (InvalidArgumentException impossible) {
        throw new AssertionError("0 to 255", impossible);
      }
    }
    return pending.getAsInt() < MOST_PENDING || ofCall.test(request);
  }

  private Response notAllowed(SIPRequest request, int status) {
    var response = Replies.to(request, status, tags.get());
    Replies.allow(response);
    return response;
  }

  private Response capabilities(SIPRequest options) {
    var unknown = RequestCheck.unknownExtensions(options);
    if (!unknown.isEmpty()) {
      return Replies.to(options, RequestCheck.Rejected.extensions(unknown), tags.get());
    }
    return Replies.capabilities(options, tags.get());
  }

  private static boolean overUdp(MessageChannel channel) {
    return channel.getTransport().equalsIgnoreCase("UDP");
  }

  private void answer(MessageChannel channel, Response response) {
    try {
      if (overUdp(channel)) datagrams.send(response);
      // the connection that it came by, never another
      else channel.sendMessage((SIPMessage) response);
    } catch (SipException | IOException gone) {
      LOG.atDebug().log("an answer outside of calls could not be sent");
    }
  }
}
