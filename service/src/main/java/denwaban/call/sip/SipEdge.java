package denwaban.call.sip;

import denwaban.call.Caller;
import denwaban.call.Exchange;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.NoCapacity;
import denwaban.kernel.CallId;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SIP endpoint: reads requests, refuses what cannot be, gives calls to the switchboard.
public final class SipEdge implements AutoCloseable {

  static final int INTERVAL_TOO_BRIEF = 422;

  private static final Logger LOG = LoggerFactory.getLogger(SipEdge.class);

  private final SipSettings settings;
  private final Exchange exchange;
  private final MediaPlane media;
  private final Supplier<CallId> ids;
  private final Executor threads;
  private final ScheduledExecutorService later;
  private final Trunks trunks;
  private final DialledNumber reading;
  private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
  private final Watchdog watchdog;
  private volatile @Nullable SipStack stack;
  private int builds;

  /// @param threads runs the steps of calls; must not reject
  /// @param later runs timers; they only hop to `threads`
  public SipEdge(
      SipSettings settings,
      Exchange exchange,
      MediaPlane media,
      Supplier<CallId> ids,
      Executor threads,
      ScheduledExecutorService later) {
    this.settings = settings;
    this.exchange = exchange;
    this.media = media;
    this.ids = ids;
    this.threads = threads;
    this.later = later;
    this.trunks = Trunks.of(settings.trunks());
    this.reading = new DialledNumber(settings.reading());
    this.watchdog = new Watchdog(settings, later, threads, this::rebuild);
  }

  /// Listens from now on, and looks every few seconds whether it still does.
  ///
  /// @throws SipException if a port is taken
  public synchronized void open() throws SipException {
    build();
    watchdog.start();
  }

  @Override
  public synchronized void close() {
    watchdog.stop();
    calls.values().forEach(call -> call.strand.execute(call::lost));
    var here = stack;
    stack = null;
    if (here != null) here.stop();
  }

  /// Calls in progress end: the new stack knows nothing of their dialogs and would answer their BYE
  /// with 481, so that they would never end here.
  synchronized void rebuild() {
    var deaf = stack;
    if (deaf == null) return;
    LOG.error("SIP does not answer itself: it is built anew");
    calls.values().forEach(call -> call.strand.execute(call::lost));
    deaf.stop();
    try {
      build();
    } catch (SipException again) {
      LOG.atError().setCause(again).log("SIP cannot be built anew; next try follows");
    }
  }

  private void build() throws SipException {
    var name = "denwaban-" + settings.port() + "-" + ++builds;
    stack = new SipStack(name, settings, new Guard(this::received, this::broken), threads, later);
  }

  private SipStack stack() throws SipException {
    // no lock: a stack that stops may wait for a worker that is just here
    var here = stack;
    if (here == null) throw new SipException("closed");
    return here;
  }

  private void received(RequestEvent event) throws SipException, InvalidArgumentException {
    var request = event.getRequest();
    switch (request.getMethod()) {
      case Request.ACK -> with(request, call -> call.acknowledged(request));
      case Request.INVITE, Request.UPDATE, Request.BYE, Request.CANCEL -> {
        var transaction = transaction(event);
        if (transaction != null) dispatch(request, transaction);
      }
      case Request.OPTIONS -> reply(event, Replies.capabilities(request, tag()));
      case Request.REGISTER,
          Request.INFO,
          Request.MESSAGE,
          Request.NOTIFY,
          Request.SUBSCRIBE,
          Request.REFER,
          Request.PRACK,
          Request.PUBLISH -> {
        var response = Replies.to(request, Response.METHOD_NOT_ALLOWED, tag());
        Replies.allow(response);
        reply(event, response);
      }
      default -> {
        var response = Replies.to(request, Response.NOT_IMPLEMENTED, tag());
        Replies.allow(response);
        reply(event, response);
      }
    }
  }

  private void dispatch(Request request, ServerTransaction transaction)
      throws SipException, InvalidArgumentException {
    var toTag = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag();
    if (request.getMethod().equals(Request.INVITE) && toTag == null) {
      invited(request, transaction);
      return;
    }
    var call = calls.get(key(request));
    if (call == null) {
      transaction.sendResponse(
          Replies.to(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, tag()));
      return;
    }
    call.strand.execute(() -> {
      switch (request.getMethod()) {
        case Request.CANCEL -> call.cancelled(transaction);
        case Request.BYE -> call.ended(transaction);
        default -> call.changed(transaction);
      }
    });
  }

  private void invited(Request request, ServerTransaction transaction)
      throws SipException, InvalidArgumentException {
    var tag = tag();
    if (!trunks.include(source(request))) {
      transaction.sendResponse(Replies.to(request, Response.FORBIDDEN, tag));
      return;
    }
    transaction.sendResponse(Replies.to(request, Response.TRYING, tag));
    switch (Screening.of(request)) {
      case Screening.Rejected rejected ->
          transaction.sendResponse(Replies.to(request, rejected, tag));
      case Screening.Passed passed -> screened(request, transaction, passed, tag);
    }
  }

  private void screened(
      Request request, ServerTransaction transaction, Screening.Passed passed, String tag)
      throws SipException, InvalidArgumentException {
    var key = key(request);
    if (calls.containsKey(key)) {
      // the same request by another path (RFC 3261 section 8.2.2.2)
      transaction.sendResponse(Replies.to(request, Response.LOOP_DETECTED, tag));
      return;
    }
    var timer = SessionTimer.of(request);
    if (timer instanceof SessionTimer.TooShort) {
      var response = Replies.to(request, INTERVAL_TOO_BRIEF, tag);
      response.addHeader(Replies.header("Min-SE", Integer.toString(SessionTimer.LEAST)));
      transaction.sendResponse(response);
      return;
    }
    var called = reading.read(request.getRequestURI());
    if (called.isEmpty()) {
      transaction.sendResponse(Replies.to(request, Response.NOT_FOUND, tag));
      return;
    }
    var id = ids.get();
    try {
      var caller = CallerName.of(request, reading);
      var call =
          new SipCall(
              id,
              stack(),
              exchange,
              media,
              media.trunk(),
              transaction,
              passed.offer(),
              timer,
              () -> calls.remove(key));
      calls.put(key, call);
      arrive(call, called.get(), caller);
    } catch (NoCapacity full) {
      transaction.sendResponse(Replies.busy(request, tag));
      exchange.turnedAway(id, called.get());
    }
  }

  private void arrive(SipCall call, denwaban.kernel.PhoneNumber called, Caller caller) {
    // on the strand, so that a CANCEL cannot overtake its INVITE
    call.strand.execute(() -> exchange.arrive(call.id, call, called, caller));
  }

  private void broken(String key) {
    var call = calls.get(key);
    if (call != null) call.strand.execute(call::lost);
  }

  private void with(Request request, Consumer<SipCall> work) {
    var call = calls.get(key(request));
    if (call != null) call.strand.execute(() -> work.accept(call));
  }

  private @Nullable ServerTransaction transaction(RequestEvent event) throws SipException {
    var transaction = event.getServerTransaction();
    if (transaction != null) return transaction;
    try {
      return stack().server(event.getRequest());
    } catch (TransactionAlreadyExistsException retransmission) {
      return null;
    }
  }

  private void reply(RequestEvent event, Response response)
      throws SipException, InvalidArgumentException {
    var transaction = event.getServerTransaction();
    if (transaction != null) transaction.sendResponse(response);
    else stack().sendStateless(response);
  }

  private String tag() {
    return ids.get().value().toString().replace("-", "");
  }

  private static InetAddress source(Request request) {
    return ((SIPRequest) request).getRemoteAddress();
  }

  static String key(Request request) {
    var callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    var from = ((FromHeader) request.getHeader(FromHeader.NAME)).getTag();
    return callId + " " + from;
  }
}
