package denwaban.copies;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// A client's own server: a PUT for each file, with a bearer token. Whatever it answers, nothing of
/// it is followed, read or shown but the status.
final class HttpsDestination implements Destination {

  /// For one file.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  private final URI base;
  private final String token;
  private final Duration patience;
  private final HttpClient http;

  /// @param base ends with a slash
  HttpsDestination(URI base, String token, SSLContext trust, Duration patience) {
    this.base = base;
    this.token = token;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .sslContext(trust)
            .connectTimeout(patience)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public void put(String path, Bytes bytes) throws IOException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes.toArray()))
            .build();
    var going = http.sendAsync(request, BodyHandlers.discarding());
    try {
      // of the whole answer: a request's own timeout ends with the headers
      var status = going.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status < OK || status >= REDIRECTS) {
        throw new CopyFailed(CopyTrouble.REFUSED, null);
      }
    } catch (ExecutionException e) {
      var trouble =
          e.getCause() instanceof SSLException ? CopyTrouble.NOT_TRUSTED : CopyTrouble.AWAY;
      throw new CopyFailed(trouble, e.getCause());
    } catch (TimeoutException e) {
      going.cancel(true);
      throw new CopyFailed(CopyTrouble.AWAY, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyFailed(CopyTrouble.AWAY, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
