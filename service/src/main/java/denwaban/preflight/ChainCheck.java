package denwaban.preflight;

import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Text;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// One chain of certificates: dates, names, order, and where it ends.
///
/// @param group of settings, such as `denwaban.tls`
/// @param chain own certificate first
record ChainCheck(String group, List<X509Certificate> chain, InstantSource clock) {

  /// Renewals usually begin 30 days before the end: who is nearer than this has missed some.
  static final Duration SOON = Duration.ofDays(14);

  /// RFC 6962: signed timestamps of public logs. Public authorities always put them in, and never
  /// issue from a root itself.
  private static final String PUBLIC_LOGS = "1.3.6.1.4.1.11129.2.4.2";

  private static final int DNS = 2;
  private static final int IP = 7;

  ChainCheck {
    chain = List.copyOf(chain);
  }

  void look(List<String> hosts, List<Finding> found) {
    chain.forEach(each -> dates(each).ifPresent(found::add));
    for (var host : hosts) {
      if (!isNamed(host)) found.add(unnamed(host));
    }
    order().ifPresent(found::add);
  }

  private String setting() {
    return group + ".certificate";
  }

  private Optional<Finding> dates(X509Certificate each) {
    var now = clock.instant();
    var from = each.getNotBefore().toInstant();
    var until = each.getNotAfter().toInstant();
    var whose = setting() + " (" + each.getSubjectX500Principal().getName() + ")";
    if (now.isAfter(until)) {
      return Optional.of(
          Finding.fault(
              new Text(whose + " は " + until + " に期限が切れました。", whose + " expired at " + until + "."),
              renew()));
    }
    if (now.isBefore(from)) {
      return Optional.of(
          Finding.fault(
              new Text(
                  whose + " はまだ有効ではありません(" + from + " から)。",
                  whose + " is not valid yet, only from " + from + "."),
              new Text(
                  "この機械の時計を確かめるか、その時まで待ってください。",
                  "See whether this machine's clock is right, or wait.")));
    }
    if (now.plus(SOON).isAfter(until)) {
      return Optional.of(
          Finding.warning(
              new Text(
                  whose + " は " + until + " に期限が切れます(14 日以内)。",
                  whose + " expires at " + until + ", in less than 14 days."),
              renew()));
    }
    return Optional.empty();
  }

  private static Text renew() {
    return new Text(
        "証明書を更新し、自動更新が動いているか確かめてください。", "Renew it, and see why nothing has renewed it by itself.");
  }

  private boolean isNamed(String host) {
    try {
      var names = chain.getFirst().getSubjectAlternativeNames();
      return names != null && names.stream().anyMatch(name -> means(name, host));
    } catch (CertificateParsingException malformed) {
      return false;
    }
  }

  /// As browsers compare (RFC 6125): `*` is one whole label.
  private static boolean means(List<?> name, String host) {
    var kind = (Integer) name.getFirst();
    if (kind == IP) return host.equals(name.get(1));
    if (kind != DNS) return false;
    var pattern = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
    var lower = host.toLowerCase(Locale.ROOT);
    if (!pattern.startsWith("*.")) return pattern.equals(lower);
    var dot = lower.indexOf('.');
    return dot > 0 && pattern.substring(1).equals(lower.substring(dot));
  }

  private Finding unnamed(String host) {
    return Finding.fault(
        new Text(
            setting() + " に " + host + " という名前がありません。", setting() + " does not name " + host + "."),
        new Text(
            "この名前(subjectAltName)の証明書を取るか、denwaban.hosts を証明書の名前にしてください。",
            "Get a certificate with that name (subjectAltName), or set denwaban.hosts to the name"
                + " that it has."));
  }

  /// Whether each certificate is followed by its issuer's.
  boolean isOrdered() {
    return IntStream.range(1, chain.size())
        .allMatch(i -> isIssuedBy(chain.get(i - 1), chain.get(i)));
  }

  private Optional<Finding> order() {
    if (!isOrdered()) return Optional.of(wrongOrder());
    var own = chain.getFirst();
    var last = chain.getLast();
    if (chain.size() == 1 && isIssuedBy(own, own)) return Optional.of(selfSigned());
    if (known().anyMatch(root -> isIssuedBy(last, root))) return Optional.empty();
    // a root at the end: nothing is missing, and whoever comes must know it
    var rooted = isIssuedBy(last, last);
    var lacking = !rooted && own.getExtensionValue(PUBLIC_LOGS) != null;
    return Optional.of(lacking ? incomplete() : unknown());
  }

  private static boolean isIssuedBy(X509Certificate one, X509Certificate issuer) {
    if (!one.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) return false;
    try {
      one.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  /// The authorities that Java ships.
  private static Stream<X509Certificate> known() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(one -> List.of(((X509TrustManager) one).getAcceptedIssuers()))
          .flatMap(Collection::stream);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has a trust manager", e);
    }
  }

  private Finding wrongOrder() {
    return Finding.fault(
        new Text(
            setting() + " の証明書の順序が違います(次の証明書が前の証明書の発行者ではありません)。",
            setting() + " is in the wrong order: a certificate is not followed by its issuer's."),
        new Text(
            "自分の証明書、中間証明書の順に並べてください(fullchain.pem)。",
            "Put your own certificate first, then the intermediate ones (fullchain.pem)."));
  }

  private Finding incomplete() {
    return Finding.fault(
        new Text(setting() + " に中間証明書が足りません。", setting() + " lacks the intermediate certificate."),
        new Text("cert.pem ではなく fullchain.pem を指定してください。", "Name fullchain.pem, not cert.pem."));
  }

  private Finding unknown() {
    return Finding.warning(
        new Text(
            setting() + " の発行者を Java は知りません(社内の認証局か、中間証明書の不足)。",
            "Java does not know who issued "
                + setting()
                + ": an authority of your own, or an intermediate certificate is missing."),
        new Text(
            "中間証明書をファイルに加えてください。社内の認証局なら、使う人のブラウザーに登録してください。",
            "Add the intermediate certificates; if the authority is your own, install it in the"
                + " browsers of all who come."));
  }

  private Finding selfSigned() {
    return Finding.warning(
        new Text(
            setting() + " は自己署名で、ブラウザーは信用しません。",
            setting() + " is signed by itself; browsers do not trust it."),
        new Text(
            "公的な認証局の証明書を使うか、使う人のブラウザーに登録してください。",
            "Use a certificate of a public authority, or install this one in the browsers of all who"
                + " come."));
  }
}
