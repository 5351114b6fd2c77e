package denwaban.network;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Asks a server that is not ours. It may be slow, long-winded or hostile: HTTP/1.1, no redirect is
/// followed, no proxy of the machine's settings stands between, an answer has a size, and all of it
/// has one deadline.
public final class BoundedHttpClient implements AutoCloseable {

  private final HttpClient http;
  private final Duration deadline;
  private final int answerLimit;

  /// @param trust whose certificates are believed; null for those that Java ships
  /// @param connect to reach the server; no longer than `deadline`
  /// @param deadline from the request to the last byte of the answer
  /// @param answerLimit bytes of an answer's body; a longer one is none
  public BoundedHttpClient(
      @Nullable SSLContext trust, Duration connect, Duration deadline, int answerLimit) {
    this.deadline = deadline;
    this.answerLimit = answerLimit;
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(connect)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY);
    if (trust != null) builder.sslContext(trust);
    this.http = builder.build();
  }

  /// As above, with the whole time to reach the server.
  public BoundedHttpClient(@Nullable SSLContext trust, Duration deadline, int answerLimit) {
    this(trust, deadline, deadline, answerLimit);
  }

  /// @param status of HTTP
  public record Answer(int status, Bytes body) {}

  /// @throws IOException if no whole answer came in time, or a longer one; the request may have
  ///   arrived
  public Answer send(HttpRequest request) throws IOException, InterruptedException {
    var answer = whole(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerLimit));
    return new Answer(answer.statusCode(), Bytes.of(answer.body()));
  }

  /// Of the answer nothing is kept but its status.
  ///
  /// @throws IOException if no whole answer came in time
  public int sendForStatus(HttpRequest request) throws IOException, InterruptedException {
    return whole(request, BodyHandlers.discarding()).statusCode();
  }

  private <T> HttpResponse<T> whole(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    var going = http.sendAsync(request, body);
    try {
      // a request's own timeout ends with the headers
      return going.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) throw cause;
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in time");
    } finally {
      going.cancel(true);
    }
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    http.shutdownNow();
  }
}
