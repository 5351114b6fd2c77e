package denwaban.delivery.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.TestNotice;
import denwaban.delivery.chat.TestChannels;
import denwaban.http.outbound.Outbound;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// The demo's chat, by the code that posts to any chat of Slack and the door that every call
/// outward goes through.
class DemoChatTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final InstantSource CLOCK = () -> NOW;

  private DemoChat chat;
  private Outbound outbound;
  private Channel slack;

  @BeforeEach
  void open() throws Exception {
    chat = new DemoChat(new Ids(CLOCK, new Random(7)), CLOCK);
    outbound = TestOutbound.demo(database, chat, CLOCK);
    slack = TestChannels.slack(outbound);
  }

  @AfterEach
  void close() throws Exception {
    outbound.destroy();
    chat.destroy();
  }

  private Outcome send(String company) {
    var address = new Address("", chat.room("aoba").toString());
    assertThat(slack.check(address)).isEqualTo("127.0.0.1");
    return slack.send(
        TestNotice.urgent(
            new ClientId(new UUID(5, 5)),
            company,
            NOW,
            "http://aoba.localhost:8080/inbox?notice=1"),
        address);
  }

  @Test
  void it_shows_what_the_slack_channel_posts_as_slack_would() {
    assertThat(send("青葉 <&> 歯科")).isEqualTo(new Outcome.Accepted());
    var post = chat.all().getFirst();
    assertThat(post.room()).isEqualTo("aoba");
    assertThat(post.at()).isEqualTo(NOW);
    assertThat(post.text())
        .contains("【至急】新しい伝言が1件あります", "青葉 <&> 歯科", "http://aoba.localhost:8080/inbox?notice=1");
  }

  @Test
  void it_keeps_the_newest_hundred() {
    for (var i = 1; i <= 101; i++) send("n" + i + "|");
    assertThat(chat.all()).hasSize(100);
    assertThat(chat.all().getFirst().text()).contains("n101|");
    assertThat(chat.all().getLast().text()).contains("n2|");
  }

  private int post(URI to, String body) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(body)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void who_does_not_know_its_address_posts_nothing() throws Exception {
    var there = chat.base().resolve("/services/" + UUID.randomUUID() + "/aoba");
    assertThat(post(there, "{\"text\":\"x\"}")).isEqualTo(404);
    assertThat(chat.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 200", "0, 200", "1, 413"})
  void a_post_has_up_to_16_kib(int more, int status) throws Exception {
    var text = "x".repeat(16_384 - "{\"text\":\"\"}".length() + more);
    assertThat(post(chat.room("aoba"), "{\"text\":\"" + text + "\"}")).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no json", "{\"text\":\"\"}"})
  void what_says_nothing_is_refused(String body) throws Exception {
    assertThat(post(chat.room("aoba"), body)).isEqualTo(400);
  }

  /// What is let through for the chat must not open this machine.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "https://127.0.0.1:%d/",
        "https://127.0.0.1/",
        "http://127.0.0.1:5432/services/",
        "https://127.1:%d/",
        "http://localhost:%d/services/x"
      })
  void nothing_else_of_this_machine_can_be_called(String address) {
    var text = address.formatted(chat.base().getPort());
    assertThatThrownBy(() -> outbound.address(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:9/x", "https://127.0.0.2:9/x"})
  void another_name_of_this_machine_is_private_as_ever(String address) {
    assertThat(slack.send(notice(), new Address("", address)))
        .isEqualTo(new Outcome.Refused("private-address"));
  }

  private static Notice notice() {
    return new Notice(
        new UUID(1, 2),
        UUID.randomUUID(),
        new ClientId(new UUID(5, 5)),
        "青葉歯科",
        Notice.About.TEST,
        1,
        false,
        false,
        NOW,
        URI.create("http://aoba.localhost:8080/inbox"));
  }

  @ParameterizedTest
  @CsvSource({"demo, true", "office, false", ", false"})
  void it_is_there_in_a_demo_alone(String mode, boolean there) {
    var runner =
        new ApplicationContextRunner()
            .withBean(InstantSource.class, () -> CLOCK)
            .withBean(Ids.class, () -> new Ids(CLOCK, new Random(7)))
            .withUserConfiguration(DemoChat.class, DemoChatEndpoint.class);
    if (mode != null) runner = runner.withPropertyValues("denwaban.mode=" + mode);
    runner.run(it -> {
      if (there) assertThat(it).hasSingleBean(DemoChat.class).hasSingleBean(DemoChatEndpoint.class);
      else assertThat(it).doesNotHaveBean(DemoChat.class).doesNotHaveBean(DemoChatEndpoint.class);
    });
  }

  @Test
  void an_office_cannot_post_to_it() throws Exception {
    var office = TestOutbound.open(database, false, null, CLOCK);
    assertThatThrownBy(() -> office.address(chat.room("aoba").toString()))
        .isInstanceOf(IllegalArgumentException.class);
    office.destroy();
  }
}
