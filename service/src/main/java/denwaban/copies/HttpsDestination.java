package denwaban.copies;

import denwaban.kernel.Bytes;
import denwaban.network.BoundedHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// A client's own server: a PUT for each file, with a bearer token. Whatever it answers, nothing of
/// it is followed, read or shown but the status.
final class HttpsDestination implements Destination {

  /// For one file.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Bytes of an answer: none is read.
  private static final int NOTHING = 0;

  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  private final URI base;
  private final String token;
  private final BoundedHttpClient http;

  /// @param base ends with a slash
  HttpsDestination(URI base, String token, SSLContext trust, Duration patience) {
    this.base = base;
    this.token = token;
    this.http = new BoundedHttpClient(trust, patience, NOTHING);
  }

  @Override
  public void put(String path, Bytes bytes) throws IOException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes.toArray()))
            .build();
    try {
      var status = http.sendForStatus(request);
      if (status < OK || status >= REDIRECTS) {
        throw new CopyFailed(CopyTrouble.REFUSED, null);
      }
    } catch (CopyFailed refused) {
      throw refused;
    } catch (IOException e) {
      throw new CopyFailed(
          e instanceof SSLException ? CopyTrouble.NOT_TRUSTED : CopyTrouble.AWAY, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyFailed(CopyTrouble.AWAY, e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
