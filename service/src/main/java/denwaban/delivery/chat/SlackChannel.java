package denwaban.delivery.chat;

import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.http.outbound.Outbound.Answer;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Slack, by an incoming webhook or by a bot's token and `chat.postMessage` (docs.slack.dev). A
/// failure comes as 200 with `ok: false` too.
@Component
final class SlackChannel implements Channel {

  private static final URI POST = URI.create("https://slack.com/api/chat.postMessage");

  /// Errors that pass by themselves.
  private static final Set<String> LATER =
      Set.of(
          "rate_limited",
          "ratelimited",
          "fatal_error",
          "internal_error",
          "service_unavailable",
          "request_timeout",
          "rollup_error");

  /// What the token of a bot begins with.
  private static final String BOT = "xoxb-";

  private final Posting posting;
  private final URI post;

  @Autowired
  SlackChannel(Posting posting) {
    this(posting, POST);
  }

  /// @param post of Slack's own, or a test's
  SlackChannel(Posting posting, URI post) {
    this.posting = posting;
    this.post = post;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.SLACK;
  }

  @Override
  public String check(Address address) {
    if (address.account().startsWith(BOT)) {
      if (!address.own().isEmpty() && !address.own().matches("[CGDU][A-Z0-9]{5,20}")) {
        throw new IllegalArgumentException("not a channel of Slack");
      }
      return address.own().isEmpty() ? "Slack bot" : "Slack " + address.own();
    }
    return String.valueOf(posting.address(address.account()).getHost());
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    // links are not unfolded: that would fetch our page
    if (address.account().startsWith(BOT)) {
      return posting.post(
          "slack",
          notice.client(),
          post,
          Map.of("authorization", "Bearer " + address.account()),
          Posting.JSON,
          posting.json(
              Map.of(
                  "channel",
                  address.own(),
                  "text",
                  text(notice),
                  "unfurl_links",
                  false,
                  "unfurl_media",
                  false)),
          this::answered);
    }
    return posting.post(
        "slack",
        notice.client(),
        posting.address(address.account()),
        Map.of(),
        Posting.JSON,
        posting.json(Map.of("text", text(notice), "unfurl_links", false, "unfurl_media", false)),
        it ->
            it.body().strip().equals("ok")
                ? new Outcome.Accepted()
                : new Outcome.Refused("not-ok"));
  }

  /// `auth.test` says whether a bot's token lives; of a webhook there is nothing to ask.
  @Override
  public Optional<Outcome> look(ClientId client, Address account) {
    if (!account.account().startsWith(BOT)) return Optional.empty();
    return Optional.of(
        posting.post(
            "slack",
            client,
            post.resolve("auth.test"),
            Map.of("authorization", "Bearer " + account.account()),
            Posting.JSON,
            "{}",
            this::answered));
  }

  private Outcome answered(Answer answer) {
    var said = posting.parsed(answer.body());
    if (said.path("ok").asBoolean(false)) return new Outcome.Accepted();
    var error = said.path("error").asString("");
    return LATER.contains(error)
        ? new Outcome.Later("busy", null)
        : new Outcome.Refused("slack-" + (error.matches("[a-z_]{1,40}") ? error : "not-ok"));
  }

  /// The three characters that Slack reads as its own.
  private static String text(Notice notice) {
    return notice.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
