package denwaban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.delivery.chain.Outcome;
import denwaban.http.outbound.Outbound;
import denwaban.http.outbound.Outbound.Answer;
import denwaban.http.outbound.OutboundFailed;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request, and what its answer means where vendors agree: what is over 500 or 429 comes again,
/// what is over 400 does not.
@Component
class Posting {

  static final String JSON = "application/json; charset=UTF-8";
  static final String FORM = "application/x-www-form-urlencoded";

  private static final int TOO_MANY = 429;
  private static final int TIMEOUT = 408;
  private static final int SERVER = 500;
  private static final int GONE = 410;

  private final Outbound outbound;
  private final JsonMapper json = new JsonMapper();

  Posting(Outbound outbound) {
    this.outbound = outbound;
  }

  URI address(String text) {
    return outbound.address(text);
  }

  String json(Object body) {
    return json.writeValueAsString(body);
  }

  /// @return a missing node if it is no JSON
  JsonNode parsed(String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      return json.missingNode();
    }
  }

  /// @param accepted asked about an answer of 2xx: vendors refuse with these too
  Outcome post(
      String purpose,
      ClientId client,
      URI address,
      Map<String, String> headers,
      String type,
      String body,
      Function<Answer, Outcome> accepted) {
    return post(purpose, client, address, headers, type, body.getBytes(UTF_8), accepted);
  }

  Outcome post(
      String purpose,
      ClientId client,
      URI address,
      Map<String, String> headers,
      String type,
      byte[] body,
      Function<Answer, Outcome> accepted) {
    return outcome(() -> outbound.post(purpose, client, address, headers, type, body), accepted);
  }

  Outcome get(
      String purpose,
      ClientId client,
      URI address,
      Map<String, String> headers,
      Function<Answer, Outcome> accepted) {
    return outcome(() -> outbound.get(purpose, client, address, headers), accepted);
  }

  private interface Call {
    Answer made() throws OutboundFailed;
  }

  private static Outcome outcome(Call call, Function<Answer, Outcome> accepted) {
    try {
      var answer = call.made();
      return answer.ok() ? accepted.apply(answer) : refused(answer);
    } catch (OutboundFailed e) {
      return switch (e.why()) {
        case AWAY -> new Outcome.Later("away", null);
        // it goes there as soon as the client agrees
        case NOT_LISTED -> new Outcome.Later("not-listed", null);
        case NOT_TRUSTED -> new Outcome.Later("not-trusted", null);
        case PRIVATE_ADDRESS -> new Outcome.Refused("private-address");
        case LOST -> new Outcome.Unknown();
      };
    }
  }

  static Outcome refused(Answer answer) {
    var status = answer.status();
    if (status == GONE) return new Outcome.Refused("gone");
    if (status == TOO_MANY || status == TIMEOUT || status >= SERVER) {
      return new Outcome.Later("busy", Outbound.retryAfter(answer));
    }
    return new Outcome.Refused(status < 400 ? "redirected" : "refused-" + status);
  }

  static Outcome accepted(Answer answer) {
    return new Outcome.Accepted();
  }
}
