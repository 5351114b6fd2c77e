package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Note;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// What a witness can answer.
  sealed interface Said {

    /// @param lines of signatures, not yet checked
    record Confirmed(String lines) implements Said {}

    /// It knows the log at another size than was told, or at this size with another root.
    record Knows(long size) implements Said {}

    /// The proof does not lead from what it knows to this state.
    record NotOurs() implements Said {}

    /// Anything else; nothing is known by it.
    record Away(int status) implements Said {}
  }

  /// @param old the size that the witness confirmed last, as far as we know
  Said ask(URI witness, long old, List<Bytes> proof, String checkpoint)
      throws InterruptedException {
    var body = new StringBuilder("old ").append(old).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    body.append('\n').append(checkpoint);
    var request =
        HttpRequest.newBuilder(address(witness))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var in = answer.body()) {
        return said(answer.statusCode(), in);
      }
    } catch (IOException e) {
      return new Said.Away(0);
    }
  }

  private static URI address(URI witness) {
    var base = witness.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "add-checkpoint");
  }

  private static Said said(int status, InputStream in) throws IOException {
    var bytes = in.readNBytes(Note.NOTE_BYTES + 1);
    if (bytes.length > Note.NOTE_BYTES) {
      return new Said.Away(status);
    }
    var text = new String(bytes, UTF_8);
    return switch (status) {
      case OK -> new Said.Confirmed(text);
      case CONFLICT -> {
        var size = SIZE.matcher(text);
        yield size.matches()
            ? new Said.Knows(Long.parseLong(size.group(1)))
            : new Said.Away(status);
      }
      case UNPROCESSABLE -> new Said.NotOurs();
      default -> new Said.Away(status);
    };
  }
}
