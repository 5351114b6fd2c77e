package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Note;
import denwaban.kernel.Bytes;
import denwaban.network.BoundedHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Asks a witness to confirm a state (C2SP tlog-witness, `add-checkpoint`).
final class WitnessClient {

  /// For one answer.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final BoundedHttpClient http = new BoundedHttpClient(null, PATIENCE, Note.NOTE_BYTES);

  /// What a witness can answer.
  sealed interface Said {

    /// @param lines of signatures, not yet checked
    record Confirmed(String lines) implements Said {}

    /// It knows the log at another size than was told, or at this size with another root.
    record Knows(long size) implements Said {}

    /// The proof does not lead from what it knows to this state.
    record NotOurs() implements Said {}

    /// Anything else; nothing is known by it.
    record Away() implements Said {}
  }

  /// @param old the size that the witness confirmed last, as far as we know
  Said ask(URI witness, long old, List<Bytes> proof, String checkpoint)
      throws InterruptedException {
    var body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    body.append('\n').append(checkpoint);
    var request =
        HttpRequest.newBuilder(address(witness))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var answer = http.send(request);
      return said(answer.status(), new String(answer.body().toArray(), UTF_8));
    } catch (IOException e) {
      return new Said.Away();
    }
  }

  private static URI address(URI witness) {
    var base = witness.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "add-checkpoint");
  }

  private static Said said(int status, String text) {
    return switch (status) {
      case OK -> new Said.Confirmed(text);
      case CONFLICT -> {
        var size = SIZE.matcher(text);
        yield size.matches() ? new Said.Knows(Long.parseLong(size.group(1))) : new Said.Away();
      }
      case UNPROCESSABLE -> new Said.NotOurs();
      default -> new Said.Away();
    };
  }
}
