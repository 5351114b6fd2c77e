package denwaban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.http.outbound.Outbound.Answer;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Chatwork, by the token of an account and the id of a room (developer.chatwork.com). The body is
/// a form, not JSON.
@Component
final class ChatworkChannel implements Channel {

  private static final URI ROOMS = URI.create("https://api.chatwork.com/v2/rooms/");

  private final Posting posting;
  private final URI rooms;

  @Autowired
  ChatworkChannel(Posting posting) {
    this(posting, ROOMS);
  }

  /// @param rooms of Chatwork's own, or a test's; ends with a slash
  ChatworkChannel(Posting posting, URI rooms) {
    this.posting = posting;
    this.rooms = rooms;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.CHATWORK;
  }

  @Override
  public String check(Address address) {
    if (!address.account().matches("[A-Za-z0-9]{16,80}") || !address.own().matches("[0-9]{0,18}")) {
      throw new IllegalArgumentException("not a token or room of Chatwork");
    }
    return address.own().isEmpty() ? "Chatwork" : "Chatwork " + address.own();
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    if (address.own().isEmpty()) return new Outcome.Refused("no-room");
    // square brackets are Chatwork's own marks
    var text = notice.text().replace('[', '(').replace(']', ')');
    return posting.post(
        "chatwork",
        notice.client(),
        rooms.resolve(address.own() + "/messages"),
        Map.of("x-chatworktoken", address.account()),
        Posting.FORM,
        "self_unread=1&body=" + URLEncoder.encode(text, UTF_8),
        this::answered);
  }

  /// `GET /me` says whether the token lives.
  @Override
  public Optional<Outcome> look(ClientId client, Address account) {
    return Optional.of(
        posting.get(
            "chatwork",
            client,
            rooms.resolve("../me"),
            Map.of("x-chatworktoken", account.account()),
            Posting::accepted));
  }

  private Outcome answered(Answer answer) {
    return posting.parsed(answer.body()).path("message_id").asString("").isEmpty()
        ? new Outcome.Refused("no-message-id")
        : new Outcome.Accepted();
  }
}
