package denwaban.audit.anchor;

import denwaban.audit.proof.stamp.StampRequest;
import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.kernel.Bytes;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the authority for a stamp (RFC 3161 section 3.4, over HTTP).
final class TimestampClient {

  /// For one whole answer.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int OK = 200;

  private final TimestampAuthority authority;
  private final Duration patience;
  private final HttpClient http;

  TimestampClient(TimestampAuthority authority, Duration patience) {
    this.authority = authority;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// @return what it answered, not yet checked; empty if that was not 200, too long or too late
  Optional<Bytes> ask(StampRequest asked) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(authority.url())
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(asked.bytes().toArray()));
    if (authority.authorization() != null) {
      request.header("Authorization", authority.authorization());
    }
    var going =
        http.sendAsync(
            request.build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), TimeStamp.ANSWER_BYTES));
    try {
      // of the whole answer: a request's own timeout ends with the headers
      var answer = going.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return answer.statusCode() == OK ? Optional.of(Bytes.of(answer.body())) : Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      going.cancel(true);
      return Optional.empty();
    }
  }
}
