package denwaban.call.sip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import denwaban.call.Caller;
import denwaban.call.Exchange;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.NoCapacity;
import denwaban.kernel.CallId;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

  /// For the calls to end, before the stack under them does.
  private static final int GOODBYE_MILLIS = 3_000;

  /// For what was said over connections to leave the machine.
  private static final int LAST_WORDS_MILLIS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(SipEdge.class);

  private final SipSettings settings;
  private final Exchange exchange;
  private final MediaPlane media;
  private final Supplier<CallId> ids;
  private final InstantSource clock;
  private final Executor threads;
  private final ScheduledExecutorService later;
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
      InstantSource clock,
      Executor threads,
      ScheduledExecutorService later) {
    this.settings = settings;
    this.exchange = exchange;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
    this.threads = threads;
    this.later = later;
    this.reading = new DialledNumber(settings.reading());
    this.watchdog = new Watchdog(settings, this::seen, later, threads, this::rebuild);
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
    var here = stack;
    if (here == null) return;
    endCalls();
    stack = null;
    here.stop();
  }

  /// Takes the place of a stack that hears nothing any more, unless a call is still in progress:
  /// media need no signalling, and such a call is never the price. Calls that are not connected are
  /// sent BYE first: the new stack knows nothing of the old one's dialogs.
  ///
  /// @return false if it has to wait
  synchronized boolean rebuild() {
    var deaf = stack;
    if (deaf == null) return false;
    // all of them are asked: each remembers what it has heard until now
    var talking = calls.values().stream().filter(SipCall::talks).toList().size();
    if (talking > 0) {
      LOG.atError()
          .addKeyValue("talking", talking)
          .log("SIP does not answer itself: it is built anew when no call is connected any more");
      return false;
    }
    LOG.atError().addKeyValue("calls", calls.size()).log("SIP does not answer itself: built anew");
    endCalls();
    deaf.stop();
    try {
      build();
    } catch (SipException again) {
      LOG.atError().setCause(again).log("SIP cannot be built anew; next try follows");
    }
    return true;
  }

  private void build() throws SipException {
    var name = "denwaban-" + settings.port() + "-" + ++builds;
    var guard = new Guard(this::received, this::broken);
    stack = new SipStack(name, settings, guard, new InProgress(), clock, threads, later);
  }

  /// Says BYE to everybody, and gives the last words time to leave.
  private void endCalls() {
    var ends = calls.values().stream().map(SipEdge::ended).toArray(CompletableFuture<?>[]::new);
    if (ends.length == 0) return;
    await(CompletableFuture.allOf(ends), GOODBYE_MILLIS);
    await(new CompletableFuture<Boolean>(), LAST_WORDS_MILLIS);
  }

  private static CompletableFuture<?> ended(SipCall call) {
    return CompletableFuture.runAsync(call::lost, call.strand);
  }

  private static void await(CompletableFuture<?> done, int millis) {
    done.orTimeout(millis, MILLISECONDS).exceptionally(_ -> null).join();
  }

  private long seen(Watchdog.Way way) {
    var here = stack;
    return here == null ? 0 : here.seen(way);
  }

  /// Server transactions that the stack holds now.
  int pending() {
    var here = stack;
    return here == null ? 0 : here.pending();
  }

  private final class InProgress implements SipStack.Calls {

    @Override
    public boolean have(Request request) {
      return calls.containsKey(key(request));
    }

    @Override
    public boolean cameBy(SocketAddress connection) {
      return calls.values().stream().anyMatch(call -> call.cameBy(connection));
    }

    @Override
    public String tag() {
      return SipEdge.this.tag();
    }
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
      // nothing else comes through the valve
      default -> LOG.atDebug().log("a request that no valve let through");
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
    transaction.sendResponse(Replies.to(request, Response.TRYING, tag));
    switch (RequestCheck.of(request)) {
      case RequestCheck.Rejected rejected ->
          transaction.sendResponse(Replies.to(request, rejected, tag));
      case RequestCheck.Passed passed -> screened(request, transaction, passed, tag);
    }
  }

  private void screened(
      Request request, ServerTransaction transaction, RequestCheck.Passed passed, String tag)
      throws SipException, InvalidArgumentException {
    var key = key(request);
    if (calls.containsKey(key)) {
      merged(request, transaction, tag);
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
      var leg = media.trunk();
      var call =
          new SipCall(
              id,
              stack(),
              exchange,
              media,
              leg,
              transaction,
              passed.offer(),
              timer,
              it -> calls.remove(key, it));
      if (calls.putIfAbsent(key, call) != null) {
        leg.close();
        merged(request, transaction, tag);
        return;
      }
      arrive(call, called.get(), caller);
    } catch (NoCapacity full) {
      transaction.sendResponse(Replies.busy(request, tag));
      exchange.turnedAway(id, called.get());
    }
  }

  /// The same request by another path (RFC 3261 section 8.2.2.2).
  private static void merged(Request request, ServerTransaction transaction, String tag)
      throws SipException, InvalidArgumentException {
    transaction.sendResponse(Replies.to(request, Response.LOOP_DETECTED, tag));
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

  private String tag() {
    return ids.get().value().toString().replace("-", "");
  }

  static String key(Request request) {
    var callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    var from = ((FromHeader) request.getHeader(FromHeader.NAME)).getTag();
    return callId + " " + from;
  }
}
