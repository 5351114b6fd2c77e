package denwaban.delivery.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.http.outbound.Outbound;
import denwaban.http.outbound.OutboundFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A notification on a device. It is encrypted for the browser, and says no more than a mail.
///
/// The address is the browser's subscription as JSON: `endpoint`, `p256dh`, `auth`.
@Component
final class PushChannel implements Channel {

  /// How long a push service may keep it for a device that is off.
  static final Duration KEPT = Duration.ofHours(12);

  /// Of a statement to the push service; RFC 8292 section 2 allows a day.
  private static final Duration STATED = Duration.ofHours(12);

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private final Outbound outbound;
  private final PushKey key;
  private final PushContact contact;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  PushChannel(Outbound outbound, PushKey key, PushContact contact, InstantSource clock) {
    this.outbound = outbound;
    this.key = key;
    this.contact = contact;
    this.clock = clock;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.PUSH;
  }

  @Override
  public String check(Address address) {
    var it = parsed(address);
    // a point of P-256 in its uncompressed form, and 16 bytes (RFC 8291 section 2)
    if (bytes(it, "p256dh") != 65 || bytes(it, "auth") != 16) {
      throw new IllegalArgumentException("not a subscription");
    }
    return String.valueOf(outbound.address(it.path("endpoint").asString("")).getHost());
  }

  private static int bytes(JsonNode it, String part) {
    return Base64.getUrlDecoder().decode(it.path(part).asString("")).length;
  }

  private JsonNode parsed(Address address) {
    try {
      return json.readTree(address.own());
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a subscription", e);
    }
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    var it = parsed(address);
    var endpoint = outbound.address(it.path("endpoint").asString(""));
    var user =
        UserAgentMessageEncryptionKeyInfo.of(
            it.path("p256dh").asString(""), it.path("auth").asString(""));
    var sealed = MessageEncryptions.of().encrypt(user, PushMessage.ofUTF8(text(notice)));
    var now = clock.instant();
    try {
      var stated =
          VAPIDJWTParam.getBuilder()
              .resourceURLString(endpoint.toString())
              .expirationTime(now.plus(STATED))
              .subject(contact.uri())
              .build();
      var answer =
          outbound.post(
              "push",
              notice.client(),
              endpoint,
              Map.of(
                  "ttl", Long.toString(KEPT.toSeconds()),
                  "urgency", notice.urgent() ? "high" : "normal",
                  // a newer one of the same delivery takes the place of the older
                  "topic", topic(notice),
                  "content-encoding", sealed.contentEncoding(),
                  "authorization", key.pair().generateAuthorizationHeaderValue(stated)),
              "application/octet-stream",
              sealed.toBytes());
      return outcome(answer);
    } catch (OutboundFailed e) {
      return switch (e.why()) {
        case LOST -> new Outcome.Unknown();
        case PRIVATE_ADDRESS -> new Outcome.Refused("private-address");
        case NOT_LISTED -> new Outcome.Later("not-listed", null);
        case AWAY, NOT_TRUSTED -> new Outcome.Later("away", null);
      };
    } catch (IOException vault) {
      return new Outcome.Later("vault-sealed", null);
    }
  }

  private static Outcome outcome(Outbound.Answer answer) {
    var status = answer.status();
    if (answer.ok()) return new Outcome.Accepted();
    if (status == NOT_FOUND || status == GONE) return new Outcome.Refused("gone");
    return status == TOO_MANY || status >= SERVER
        ? new Outcome.Later("busy", Outbound.retryAfter(answer))
        : new Outcome.Refused("refused-" + status);
  }

  /// At most 32 characters of base64url (RFC 8030 section 5.4).
  private static String topic(Notice notice) {
    return notice.id().toString().replace("-", "");
  }

  private String text(Notice notice) {
    var text = new LinkedHashMap<String, Object>();
    text.put("ja", notice.ja());
    text.put("en", notice.en());
    text.put("delivery", notice.id().toString());
    text.put("urgent", notice.urgent());
    return new String(json.writeValueAsBytes(text), UTF_8);
  }
}
