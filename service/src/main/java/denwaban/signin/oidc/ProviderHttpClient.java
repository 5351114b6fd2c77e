package denwaban.signin.oidc;

import denwaban.kernel.Bytes;
import denwaban.network.BoundedHttpClient;
import denwaban.network.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// Sends requests to a provider, which is untrusted: short timeout, small body limit, no redirects.
final class ProviderHttpClient {

  /// For one whole answer.
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /// Bytes of an answer; real ones are below 30 KB.
  static final int LIMIT = 256 << 10;

  private final BoundedHttpClient http;
  private final boolean allowPrivate;

  ProviderHttpClient(SSLContext trust, boolean allowPrivate) {
    this.allowPrivate = allowPrivate;
    this.http = new BoundedHttpClient(trust, PATIENCE, LIMIT);
  }

  /// @param status of HTTP, 200 to 499
  record Answer(int status, Bytes body) {}

  /// @param ours whether the office named the provider itself: then its address may be a private
  ///   one
  Answer get(URI address, boolean ours) throws ProviderTrouble {
    return send(HttpRequest.newBuilder(address).GET(), address, ours);
  }

  Answer post(URI address, HttpRequest.Builder form, boolean ours) throws ProviderTrouble {
    return send(form.uri(address), address, ours);
  }

  private Answer send(HttpRequest.Builder request, URI address, boolean ours)
      throws ProviderTrouble {
    check(address, ours);
    try {
      return answer(http.send(request.header("Accept", "application/json").build()));
    } catch (IOException e) {
      throw ProviderTrouble.away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderTrouble.away(e);
    }
  }

  private static Answer answer(BoundedHttpClient.Answer answer) throws ProviderTrouble {
    var status = answer.status();
    if (status < 200 || status >= 500) {
      throw ProviderTrouble.away(null);
    }
    if (status >= 300 && status < 400) {
      throw ProviderTrouble.strange(null);
    }
    return new Answer(status, answer.body());
  }

  /// Over TLS, or not off this machine where an office or a demo is tried; and what a client named
  /// leads out of our network (docs/decisions/0153).
  private void check(URI address, boolean ours) throws ProviderTrouble {
    var host = address.getHost();
    var free = ours || allowPrivate;
    if (host == null
        || !("https".equals(address.getScheme())
            || (free && plainHere(address.getScheme(), host)))) {
      throw ProviderTrouble.strange(null);
    }
    if (free) {
      return;
    }
    try {
      for (var one : InetAddress.getAllByName(host)) {
        if (!PublicAddress.is(one)) {
          throw ProviderTrouble.insideOurs();
        }
      }
    } catch (UnknownHostException e) {
      throw ProviderTrouble.away(e);
    }
  }

  private static boolean plainHere(String scheme, String host) {
    return "http".equals(scheme) && ("127.0.0.1".equals(host) || "[::1]".equals(host));
  }
}
