package denwaban.assurance.producer;

import denwaban.database.ConnectionFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Shakes hands with each listener as a client does, over the network: the settings are not asked
/// whether it speaks TLS.
@Component
final class ListenerProducer implements Producer {

  /// A certificate that ends within this time is not good enough any more.
  static final Duration SOON = Duration.ofDays(7);

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final List<String> GOOD = List.of("TLSv1.3", "TLSv1.2");

  private final Environment environment;
  private final ConnectionFacts connection;
  private final InstantSource clock;

  ListenerProducer(Environment environment, ConnectionFacts connection, InstantSource clock) {
    this.connection = connection;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("tls.web", "tls.sip", "tls.database");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) throws IOException {
    web(findings);
    sip(findings);
    database(findings);
  }

  private void web(Findings findings) {
    var host = environment.getProperty("denwaban.http.host", "127.0.0.1");
    var port = environment.getProperty("local.server.port", Integer.class, 0);
    var outside = environment.getProperty("denwaban.public-url", "");
    if (port == 0) {
      findings.couldNot("tls.web", "待ち受けがまだ開いていません。", "The listener is not open yet.");
      return;
    }
    listener(
        findings,
        "tls.web",
        address(host),
        port,
        outside.startsWith("https:")
            ? new Plain(
                "同じ機械の中継サーバーが TLS を終わらせます。そこから先の点検は、社外からの点検を待ちます。",
                "A proxy on this machine ends TLS; what it does is for an outside look to say.")
            : new Plain(
                "TLS なしで答えています。この機械の中だけに開いていますが、暗号化されていません。",
                "It answers without TLS. It is open to this machine alone, and not encrypted."));
  }

  private void sip(Findings findings) {
    var host = environment.getProperty("denwaban.sip.host", "127.0.0.1");
    var port = environment.getProperty("denwaban.sip.port", Integer.class, 5060);
    var tls = environment.getProperty("denwaban.sip.tls-port", Integer.class, 5061);
    if (port == 0) {
      findings.couldNot("tls.sip", "電話回線の待ち受けは使われていません。", "No telephone line is used.");
    } else if (environment.getProperty("denwaban.sip.certificate") == null) {
      findings.add(
          "tls.sip",
          false,
          1,
          1,
          "電話回線の信号に TLS の証明書が設定されていません。回線との間の信号は暗号化されません。",
          "No certificate is set for signalling with carriers: it is not encrypted.");
    } else {
      listener(
          findings,
          "tls.sip",
          address(host),
          tls,
          new Plain("TLS で答えません。", "It does not answer by TLS."));
    }
  }

  /// Asked of the server, over the connection that the program itself uses.
  private void database(Findings findings) {
    var own = connection.own();
    if (own.tls()) {
      findings.add(
          "tls.database",
          GOOD.contains(own.version()),
          1,
          1,
          "データベースとの接続は %s、%s です。".formatted(own.version(), own.cipher()),
          "The database is reached by %s, %s.".formatted(own.version(), own.cipher()));
      return;
    }
    var inside = own.local() && own.closed();
    findings.add(
        "tls.database",
        inside,
        1,
        1,
        inside ? "データベースは同じ機械の中だけで待ち受けていて、接続は外に出ません。" : "データベースが TLS なしで、この機械の外にも開いています。",
        inside
            ? "The database listens to this machine alone, and the connection does not leave it."
            : "The database is reached without TLS, or listens to other machines.");
  }

  private record Plain(String ja, String en) {}

  private void listener(Findings findings, String check, String host, int port, Plain plain) {
    try {
      var seen = Handshake.with(host, port);
      var ends = LocalDate.ofInstant(seen.certificateEnds(), ZONE);
      var over = seen.certificateEnds().isBefore(clock.instant().plus(SOON));
      findings.add(
          check,
          GOOD.contains(seen.version()) && !over,
          1,
          1,
          "%s、%s、証明書は %s まで%s。"
              .formatted(seen.version(), seen.cipher(), ends, over ? "（期限が切れたか、7日以内に切れます）" : ""),
          "%s, %s, certificate until %s%s."
              .formatted(
                  seen.version(),
                  seen.cipher(),
                  ends,
                  over ? " (it has ended, or does within 7 days)" : ""));
    } catch (Handshake.Plain notTls) {
      findings.add(check, false, 1, 1, plain.ja(), plain.en());
    } catch (IOException away) {
      findings.couldNot(check, "待ち受けに届きませんでした。", "The listener could not be reached.");
    }
  }

  /// Where nothing but all addresses is named, this machine's own is as good as any.
  private static String address(String host) {
    try {
      return InetAddress.ofLiteral(host).isAnyLocalAddress() ? "127.0.0.1" : host;
    } catch (IllegalArgumentException name) {
      return host;
    }
  }
}
