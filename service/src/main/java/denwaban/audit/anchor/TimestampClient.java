package denwaban.audit.anchor;

import denwaban.audit.proof.stamp.StampRequest;
import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.kernel.Bytes;
import denwaban.network.BoundedHttpClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/// Asks the authority for a stamp (RFC 3161 section 3.4, over HTTP).
final class TimestampClient implements AutoCloseable {

  /// For one whole answer.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int OK = 200;

  private final TimestampAuthority authority;
  private final BoundedHttpClient http;

  TimestampClient(TimestampAuthority authority, Duration patience) {
    this.authority = authority;
    this.http = new BoundedHttpClient(null, patience, TimeStamp.ANSWER_BYTES);
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
    try {
      var answer = http.send(request.build());
      return answer.status() == OK ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
