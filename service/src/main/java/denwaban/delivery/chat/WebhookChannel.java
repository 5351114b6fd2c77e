package denwaban.delivery.chat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// A client's own server, by Standard Webhooks 1.0.0: the id is the same for each try, the time is
/// the try's, the signatures are over both and the body (docs/formats/webhook.md). The account is
/// JSON with `url` and `secret`, to which a `key` of ours is added.
@Component
final class WebhookChannel implements Channel {

  private static final String SECRET = "whsec_";

  /// Bytes, of the specification's section on symmetric secrets.
  private static final int LEAST = 24;

  private static final int MOST = 64;

  private final Posting posting;
  private final Ids ids;
  private final InstantSource clock;

  WebhookChannel(Posting posting, Ids ids, InstantSource clock) {
    this.posting = posting;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.WEBHOOK;
  }

  @Override
  public String check(Address address) {
    var account = posting.parsed(address.account());
    secret(account.path("secret").asString(""));
    return String.valueOf(posting.address(account.path("url").asString("")).getHost());
  }

  /// Makes the key of `v1a`; whatever key was entered is none of ours.
  @Override
  public Kept kept(String account) {
    var entered = posting.parsed(account);
    var key = WebhookKey.make();
    var all = new LinkedHashMap<String, Object>();
    all.put("url", entered.path("url").asString(""));
    all.put("secret", entered.path("secret").asString(""));
    all.put("key", key.kept());
    return new Kept(posting.json(all), key.publicKey(), false);
  }

  private static byte[] secret(String text) {
    if (!text.startsWith(SECRET)) throw new IllegalArgumentException("a secret begins with whsec_");
    var bytes = Base64.getDecoder().decode(text.substring(SECRET.length()));
    if (bytes.length < LEAST || bytes.length > MOST) {
      throw new IllegalArgumentException("a secret has 24 to 64 bytes");
    }
    return bytes;
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    var account = posting.parsed(address.account());
    var data = new LinkedHashMap<String, Object>();
    data.put("delivery", notice.id().toString());
    data.put("about", notice.about().name().toLowerCase(Locale.ROOT));
    data.put("count", notice.count());
    data.put("urgent", notice.urgent());
    data.put("reminder", notice.reminder());
    data.put("since", notice.since().toString());
    data.put("link", notice.link().toString());
    return signed(notice.client(), "msg_" + id(notice), "notice.waits", data, account);
  }

  /// Receivers take two with one id for one: what says something else has another.
  private static String id(Notice notice) {
    if (notice.reminder()) return notice.id() + "_reminder";
    return notice.urgent() ? notice.id() + "_urgent" : notice.id().toString();
  }

  /// An event that says nothing: the receiver answers 2xx to what it does not know.
  @Override
  public Optional<Outcome> look(ClientId client, Address account) {
    return Optional.of(
        signed(
            client,
            "msg_" + ids.next(),
            "connection.checked",
            Map.of(),
            posting.parsed(account.account())));
  }

  private Outcome signed(
      ClientId client, String id, String type, Map<String, Object> data, JsonNode account) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type);
    body.put("timestamp", clock.instant().toString());
    body.put("data", data);
    var text = posting.json(body);
    var seconds = clock.instant().getEpochSecond();
    try {
      var signature =
          new Webhook(secret(account.path("secret").asString(""))).sign(id, seconds, text);
      var key = account.path("key").asString("");
      // entered before there was v1a: it has none
      if (!key.isEmpty()) signature += " " + WebhookKey.of(key).sign(id, seconds, text);
      return posting.post(
          "webhook",
          client,
          posting.address(account.path("url").asString("")),
          Map.of(
              "webhook-id", id,
              "webhook-timestamp", Long.toString(seconds),
              "webhook-signature", signature),
          Posting.JSON,
          text,
          Posting::accepted);
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      return new Outcome.Refused("not-signed");
    }
  }
}
