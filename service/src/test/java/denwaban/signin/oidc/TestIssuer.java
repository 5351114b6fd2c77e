package denwaban.signin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A provider that says what a test wants, with keys of its own; on this machine, without TLS.
final class TestIssuer implements AutoCloseable {

  static final String US = "denwaban";

  /// Of every issuer here: making one takes a moment.
  private static final RSAKey FIRST = rsa("k1");

  private final HttpServer server;
  final AtomicInteger asked = new AtomicInteger();
  final List<String> forms = new ArrayList<>();
  final List<String> authorizations = new ArrayList<>();

  volatile List<JWK> keys = List.of(FIRST);
  volatile String token = "";
  volatile String issuer;
  volatile String more = "";
  volatile int status = 200;
  volatile int padding;

  /// Until it is opened, nothing is answered; null: at once.
  volatile @Nullable CountDownLatch slow;

  TestIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = address();
    server.createContext("/.well-known/openid-configuration", this::configuration);
    server.createContext("/keys", this::keys);
    server.createContext("/token", this::token);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Provider provider(String... amr) {
    return new Provider(address(), US, null, List.of("gold"), List.of(amr));
  }

  static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static ECKey ec(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /// A strong word about `sub-1`, made at `now`.
  JWTClaimsSet.Builder word(Instant now, String nonce) {
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .audience(US)
        .subject("sub-1")
        .claim("nonce", nonce)
        .claim("auth_time", now.getEpochSecond())
        .claim("acr", "gold")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, keys.getFirst());
  }

  static String signed(JWTClaimsSet claims, JWK key) {
    try {
      var algorithm = key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
      var header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void configuration(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    var closed = slow;
    try {
      if (closed != null) closed.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    answer(
        exchange,
        status,
        """
        {"issuer":"%s","authorization_endpoint":"%s/authorize?tenant=1","token_endpoint":"%s/token",
        "jwks_uri":"%s/keys"%s,"padding":"%s"}
        """
            .formatted(issuer, address(), address(), address(), more, "x".repeat(padding)));
  }

  private void keys(HttpExchange exchange) throws IOException {
    var all =
        keys.stream().map(it -> it.toPublicJWK().toJSONString()).collect(Collectors.joining(","));
    answer(exchange, 200, "{\"keys\":[" + all + "]}");
  }

  private void token(HttpExchange exchange) throws IOException {
    forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    answer(exchange, status, "{\"id_token\":\"" + token + "\"}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
