package denwaban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.delivery.channel.Address;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Hmac;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What LINE WORKS says of a bot (developers.worksmobile.com, Receive Messages): whether it is from
/// there, and whose button was pressed.
public final class WorksCallback {

  /// Headers.
  public static final String BOT_ID = "X-WORKS-BotId";

  public static final String SIGNATURE = "X-WORKS-Signature";

  /// What the button of a notice gives back, with the id of the try after it.
  static final String OPENED = "opened=";

  private static final JsonMapper JSON = new JsonMapper();

  private WorksCallback() {}

  public sealed interface Said {}

  /// Not signed by this bot's secret, or not of this bot.
  public record NotSigned() implements Said {}

  /// Something else: a person wrote to the bot, or joined its room.
  public record Other() implements Said {}

  /// The button that this try carried was pressed.
  public record Opened(UUID attempt) implements Said {}

  /// @param account as it was entered
  /// @param bot the header [#BOT_ID]
  /// @param signature the header [#SIGNATURE]: base64 of HMAC-SHA256 over the body
  /// @param body its very bytes
  public static Said read(
      Address account, @Nullable String bot, @Nullable String signature, Bytes body) {
    var known = parsed(account.account().getBytes(UTF_8));
    var secret = known.path(LineWorksChannel.BOT_SECRET).asString("");
    if (secret.isEmpty()
        || signature == null
        || !known.path(LineWorksChannel.BOT).asString("").equals(bot)
        || !Hmac.verifies(Bytes.of(secret.getBytes(UTF_8)), body, decoded(signature))) {
      return new NotSigned();
    }
    return opened(parsed(body.toArray()));
  }

  /// A button of a template comes back as a message that carries it, others by themselves.
  private static Said opened(JsonNode event) {
    var data =
        switch (event.path("type").asString("")) {
          case "postback" -> event.path("data").asString("");
          case "message" -> event.path("content").path("postback").asString("");
          default -> "";
        };
    if (!data.startsWith(OPENED)) return new Other();
    try {
      return new Opened(UUID.fromString(data.substring(OPENED.length())));
    } catch (IllegalArgumentException malformed) {
      return new Other();
    }
  }

  private static Bytes decoded(String base64) {
    try {
      return Bytes.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException malformed) {
      return Bytes.of(new byte[0]);
    }
  }

  private static JsonNode parsed(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException malformed) {
      return JSON.missingNode();
    }
  }
}
