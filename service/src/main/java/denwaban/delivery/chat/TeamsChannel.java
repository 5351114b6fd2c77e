package denwaban.delivery.chat;

import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.NoticeTexts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Microsoft Teams, by the address of a Workflows flow. 202 says that the flow began, not that it
/// posted; and the flow dies with its owner: only a person can say that it arrived.
@Component
final class TeamsChannel implements Channel {

  private final Posting posting;

  TeamsChannel(Posting posting) {
    this.posting = posting;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.TEAMS;
  }

  /// Whatever its host: Microsoft has changed it several times.
  @Override
  public String check(Address address) {
    return String.valueOf(posting.address(address.account()).getHost());
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    var card =
        Map.of(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "body",
            List.of(
                Map.of("type", "TextBlock", "wrap", true, "weight", "Bolder", "text", notice.ja()),
                Map.of("type", "TextBlock", "wrap", true, "text", notice.en())),
            "actions",
            List.of(
                Map.of(
                    "type",
                    "Action.OpenUrl",
                    "title",
                    NoticeTexts.ja("button.open") + " / " + NoticeTexts.en("button.open"),
                    "url",
                    notice.link().toString())));
    var body =
        Map.of(
            "type",
            "message",
            "attachments",
            List.of(
                Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    return posting.post(
        "teams",
        notice.client(),
        posting.address(address.account()),
        Map.of(),
        Posting.JSON,
        posting.json(body),
        Posting::accepted);
  }
}
