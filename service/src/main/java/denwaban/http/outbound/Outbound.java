package denwaban.http.outbound;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import denwaban.http.outbound.OutboundFailed.Why;
import denwaban.kernel.ClientId;
import denwaban.network.TrustedServers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Calls addresses that clients typed. What is not answered in time may still have arrived.
@Component
public final class Outbound implements DisposableBean {

  /// Characters of an address.
  public static final int LENGTH = 1_000;

  /// Bytes of an answer that are read; more is cut off.
  static final int ANSWER_LIMIT = 16 * 1024;

  /// To reach a server, and for each piece of its answer.
  static final Timeout PATIENCE = Timeout.ofSeconds(15);

  /// From the request to the last byte of the answer.
  static final Duration DEADLINE = Duration.ofSeconds(45);

  /// For which we wait because a server asks us to.
  static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private static final int CONNECTIONS = 100;
  private static final int PER_HOST = 20;

  private final OutboundSettings settings;
  private final FlowRegister flows;
  private final @Nullable LocalReceiver receiver;
  private final Duration deadline;
  private final CloseableHttpClient http;

  @Autowired
  Outbound(OutboundSettings settings, FlowRegister flows, ObjectProvider<LocalReceiver> receivers) {
    this(settings, flows, receivers, DEADLINE);
  }

  /// @param deadline in tests, a short one
  Outbound(
      OutboundSettings settings,
      FlowRegister flows,
      ObjectProvider<LocalReceiver> receivers,
      Duration deadline) {
    this.deadline = deadline;
    this.settings = settings;
    this.flows = flows;
    this.receiver = receivers.getIfAvailable();
    var trust = TrustedServers.with(settings.caFile(), "denwaban.outbound.ca-file");
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new PinnedAddresses(settings.allowPrivate(), receiver))
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(PATIENCE)
                    .setSocketTimeout(PATIENCE)
                    .build())
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(PATIENCE).build())
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(PER_HOST)
            .build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(PATIENCE)
                    .setConnectionRequestTimeout(PATIENCE)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Denwaban")
            .build();
  }

  /// @param headers names in lower case
  /// @param body what was read of it, at most 16 KiB
  public record Answer(int status, Map<String, String> headers, String body) {

    public boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  /// @param purpose one word, for the register
  /// @param client for whom
  /// @throws OutboundFailed if no whole answer came
  /// @throws IllegalArgumentException if the address is none that [#address] gives
  public Answer post(
      String purpose,
      ClientId client,
      URI address,
      Map<String, String> headers,
      String type,
      byte[] body)
      throws OutboundFailed {
    var request = new HttpPost(address(address.toString()));
    request.setEntity(new ByteArrayEntity(body, ContentType.parse(type)));
    return answer(purpose, client, request, headers);
  }

  /// Asks, as [#post] posts.
  public Answer get(String purpose, ClientId client, URI address, Map<String, String> headers)
      throws OutboundFailed {
    return answer(purpose, client, new HttpGet(address(address.toString())), headers);
  }

  private Answer answer(
      String purpose, ClientId client, HttpUriRequestBase request, Map<String, String> headers)
      throws OutboundFailed {
    headers.forEach(request::setHeader);
    permit(request.getAuthority().getHostName(), purpose, client);
    // a timeout of the client's is one of each piece
    var late =
        CompletableFuture.runAsync(
            request::cancel,
            CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return http.execute(request, Outbound::read);
    } catch (IOException | RuntimeException e) {
      throw new OutboundFailed(why(e), e);
    } finally {
      late.cancel(false);
    }
  }

  private void permit(String host, String purpose, ClientId client) throws OutboundFailed {
    try {
      flows.permit(host, purpose, client);
    } catch (NotListed e) {
      throw new OutboundFailed(Why.NOT_LISTED, e);
    } catch (DataAccessException | TransactionException e) {
      // what cannot be looked up or written down is not done
      throw new OutboundFailed(Why.AWAY, e);
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException {
    var headers = new TreeMap<String, String>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    var entity = response.getEntity();
    var body = "";
    if (entity != null) {
      try (var in = entity.getContent()) {
        body = new String(in.readNBytes(ANSWER_LIMIT), java.nio.charset.StandardCharsets.UTF_8);
      }
    }
    return new Answer(response.getCode(), headers, body);
  }

  private static Why why(Exception e) {
    return switch (e) {
      case PinnedAddresses.PrivateAddress _ -> Why.PRIVATE_ADDRESS;
      case UnknownHostException _,
          ConnectException _,
          ConnectTimeoutException _,
          NoRouteToHostException _ ->
          Why.AWAY;
      case SSLHandshakeException _ -> Why.NOT_TRUSTED;
      case SSLException tls when tls.getMessage() != null && tls.getMessage().contains("match") ->
          Why.NOT_TRUSTED;
      default -> Why.LOST;
    };
  }

  /// Checks an address before it is kept, and before each use.
  ///
  /// @throws IllegalArgumentException if it is not plain `https://host[:port]/path[?query]`; or,
  ///   where private addresses are allowed, `http` to this machine; or, in the demo, its own chat
  public URI address(@Nullable String text) {
    if (text == null || text.length() > LENGTH) throw new IllegalArgumentException("no address");
    var address = parsed(text.strip());
    var host = address.getHost();
    var plain =
        settings.allowPrivate()
            && "http".equals(address.getScheme())
            && ("127.0.0.1".equals(host) || "[::1]".equals(host));
    if (receiver != null && receiver.base().getHost().equals(host) && !settings.allowPrivate()) {
      // the resolver lets this host through, so nothing else on it may be called
      plain = address.toString().startsWith(receiver.base().toString());
      if (!plain) throw unfit();
    }
    if (host == null
        || !("https".equals(address.getScheme()) || plain)
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null) {
      throw unfit();
    }
    return address;
  }

  /// Java's own exception would repeat the text, which can hold a secret.
  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw unfit();
    }
  }

  private static IllegalArgumentException unfit() {
    return new IllegalArgumentException("not an address to call");
  }

  /// How long a server may take to be reached, and for each piece of its answer.
  public static Duration patience() {
    return Duration.ofMillis(PATIENCE.toMilliseconds());
  }

  /// What a server asked us to wait (RFC 9110 section 10.2.3), up to [#LONGEST_WAIT]: in seconds,
  /// or until a date, which counts from the server's own `Date`; null if it did not.
  ///
  /// @param answer of status 429 or 503, mostly
  public static @Nullable Duration retryAfter(Answer answer) {
    var header = answer.headers().get("retry-after");
    if (header == null) return null;
    var asked = header.strip();
    var wait =
        asked.matches("[0-9]{1,6}")
            ? Duration.ofSeconds(Long.parseLong(asked))
            : between(answer.headers().get("date"), asked);
    if (wait == null || wait.isNegative()) return null;
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static @Nullable Duration between(@Nullable String from, String to) {
    if (from == null) return null;
    try {
      return Duration.between(
          RFC_1123_DATE_TIME.parse(from.strip(), Instant::from),
          RFC_1123_DATE_TIME.parse(to, Instant::from));
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }

  @Override
  public void destroy() throws IOException {
    http.close();
  }
}
