package denwaban.call.sip;

import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JAIN-SIP reference implementation, set up so that it neither dies, nor talks about callers.
///
/// The jar is of 2018 and unmaintained. What its defaults would do on a JDK 25: no TLS at all (its
/// cipher list and `Default` client authentication are dead), log4j 1.2, worker threads that end
/// with the first `Error`. Each setting below answers one of these.
final class SipStack {

  private static final Logger LOG = LoggerFactory.getLogger(SipStack.class);

  private static final int WORKERS = 16;

  private static final String[] CIPHERS = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
  };

  private final SipSettings settings;
  private final Executor threads;
  private final ScheduledExecutorService later;
  private final SipStackImpl stack;
  private final SipProvider provider;
  private final Connections connections;
  private final RequestValve valve;
  private final ScheduledFuture<?> idle;

  /// What the stack asks us about the calls in progress.
  interface Calls {

    /// Whether this request belongs to one.
    boolean have(Request request);

    /// Whether one came by the connection from this address.
    boolean cameBy(SocketAddress connection);

    /// A fresh tag for an answer outside of calls.
    String tag();
  }

  /// Listens from now on.
  ///
  /// @param name unique among the stacks of this process
  SipStack(
      String name,
      SipSettings settings,
      SipListener listener,
      Calls calls,
      InstantSource clock,
      Executor threads,
      ScheduledExecutorService later)
      throws SipException {
    this.settings = settings;
    this.threads = threads;
    this.later = later;
    stack = new SipStackImpl(properties(name, settings));
    var sources = settings.sources();
    connections = new Connections(sources, clock);
    valve =
        new RequestValve(
            sources,
            new AnswerLimiter(clock),
            stack::getServerTransactionTableSize,
            calls::have,
            calls::tag,
            this::sendStateless);
    stack.messageProcessorFactory = new CarefulProcessors(sources, connections);
    stack.sipMessageValves.add(valve);
    try {
      provider = stack.createSipProvider(listen(settings.port(), ListeningPoint.UDP));
      provider.addListeningPoint(listen(settings.port(), ListeningPoint.TCP));
      if (settings.certificate() != null) {
        ((SipStackExt) stack).setEnabledCipherSuites(CIPHERS);
        provider.addListeningPoint(listen(settings.tlsPort(), ListeningPoint.TLS));
      }
      provider.addSipListener(listener);
    } catch (SipException | TooManyListenersException | RuntimeException trouble) {
      stack.stop();
      throw new SipException("SIP cannot listen on port " + settings.port(), trouble);
    }
    var every = Connections.LOOK_EVERY.toMillis();
    idle =
        later.scheduleWithFixedDelay(
            () -> threads.execute(() -> connections.closeIdle(calls::cameBy)),
            every,
            every,
            TimeUnit.MILLISECONDS);
  }

  /// Requests that this stack has read, by the ways that the [Watchdog] knows.
  long seen(Watchdog.Way way) {
    return valve.seen(way);
  }

  int pending() {
    return stack.getServerTransactionTableSize();
  }

  Hop nextHop(Request request) throws SipException {
    return stack.getRouter().getNextHop(request);
  }

  private static Properties properties(String name, SipSettings settings) {
    var properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", name);
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
    properties.setProperty("javax.sip.ROUTER_PATH", BackRoute.class.getName());
    var ri = "gov.nist.javax.sip.";
    properties.setProperty(ri + "STACK_LOGGER", QuietStackLogger.class.getName());
    properties.setProperty(ri + "SERVER_LOGGER", NoServerLog.class.getName());
    properties.setProperty(ri + "MESSAGE_PARSER_FACTORY", CarefulParsers.class.getName());
    properties.setProperty(ri + "MAX_MESSAGE_SIZE", Integer.toString(CarefulParsers.MAX_MESSAGE));
    // its auditor changes a table that another thread reads: [Connections] does it
    properties.setProperty(ri + "NIO_MAX_SOCKET_IDLE_TIME", "0");
    properties.setProperty(ri + "REENTRANT_LISTENER", "true");
    properties.setProperty(ri + "THREAD_POOL_SIZE", Integer.toString(WORKERS));
    properties.setProperty(ri + "TCP_POST_PARSING_THREAD_POOL_SIZE", Integer.toString(WORKERS));
    properties.setProperty(ri + "TLS_CLIENT_AUTH_TYPE", "Disabled");
    properties.setProperty(ri + "TLS_CLIENT_PROTOCOLS", "TLSv1.3,TLSv1.2");
    properties.setProperty(ri + "SECURITY_MANAGER_PROVIDER", TlsKeys.class.getName());
    properties.setProperty(ri + "DELIVER_UNSOLICITED_NOTIFY", "false");
    properties.setProperty(ri + "REJECT_STRAY_RESPONSES", "true");
    if (settings.certificate() != null && settings.key() != null) {
      properties.setProperty(TlsKeys.CERTIFICATE, settings.certificate().toUri().toString());
      properties.setProperty(TlsKeys.KEY, settings.key().toUri().toString());
    }
    return properties;
  }

  private ListeningPoint listen(int port, String transport) throws SipException {
    try {
      return stack.createListeningPoint(settings.host(), port, transport);
    } catch (javax.sip.InvalidArgumentException bad) {
      throw new SipException("cannot listen", bad);
    }
  }

  Executor threads() {
    return threads;
  }

  ScheduledFuture<?> after(long millis, Runnable work) {
    return later.schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  java.time.Duration acknowledge() {
    return settings.acknowledge();
  }

  InetAddress mediaAddress() {
    return InetAddress.ofLiteral(settings.contactHost());
  }

  /// How the peer of this request reaches us again, over the same transport.
  ContactHeader contact(Request request) {
    var transport =
        ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport().toLowerCase(Locale.ROOT);
    try {
      var addresses = new AddressFactoryImpl();
      SipURI uri = addresses.createSipURI(null, settings.contactHost());
      uri.setPort(transport.equals("tls") ? settings.tlsPort() : settings.port());
      if (!transport.equals("udp")) uri.setTransportParam(transport);
      return new HeaderFactoryImpl().createContactHeader(addresses.createAddress(uri));
    } catch (ParseException impossible) {
      throw new AssertionError("settings hold address literals", impossible);
    }
  }

  ServerTransaction server(Request request) throws SipException {
    return provider.getNewServerTransaction(request);
  }

  ClientTransaction client(Request request) throws SipException {
    return provider.getNewClientTransaction(request);
  }

  private void sendStateless(Response response) throws SipException {
    provider.sendResponse(response);
  }

  /// The stack goes through its own listening points while it changes them; a second try meets
  /// fewer of them.
  void stop() {
    idle.cancel(false);
    for (var points = 4; points > 0; points--) {
      try {
        stack.stop();
        return;
      } catch (RuntimeException changedUnderItself) {
        LOG.debug("SIP stack is stopped again");
      }
    }
  }
}
