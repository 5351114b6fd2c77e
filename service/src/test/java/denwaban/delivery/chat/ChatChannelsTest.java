package denwaban.delivery.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.TestNotice;
import denwaban.delivery.chat.Vendor.Answer;
import denwaban.http.outbound.Outbound;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Each vendor's interface, as its documents have it, with its ways to fail.
class ChatChannelsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final JsonMapper JSON = new JsonMapper();
  private static final ClientId CLIENT = new ClientId(new UUID(5, 5));
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  /// Of every bot here: making one takes a moment.
  private static final RSAKey KEY = key();

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private Vendor vendor;
  private Outbound outbound;
  private Posting posting;

  @BeforeEach
  void open() throws Exception {
    vendor = new Vendor();
    outbound = TestOutbound.open(database, true, null, () -> now);
    posting = new Posting(outbound);
  }

  @AfterEach
  void close() throws Exception {
    vendor.close();
    outbound.destroy();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private Notice notice() {
    return TestNotice.urgent(CLIENT, "青葉歯科", now, "https://tel.example/inbox?notice=00000000");
  }

  private Outcome send(Channel channel, String own, String account) {
    var address = new Address(own, account);
    assertThat(channel.check(address)).isNotBlank().doesNotContain(TOKEN);
    return channel.send(notice(), address);
  }

  private Map<String, Object> json(int n) {
    return JSON.readValue(vendor.asked.get(n).body(), new TypeReference<>() {});
  }

  private WebhookChannel webhook() {
    return new WebhookChannel(posting, new Ids(() -> now, new Random(7)), () -> now);
  }

  @Test
  void slack_by_a_webhook() {
    var outcome = send(new SlackChannel(posting), "", vendor.at("/services/T/B/x").toString());
    assertThat(outcome).isEqualTo(new Outcome.Accepted());
    assertThat(String.valueOf(json(0).get("text"))).contains("至急", "青葉歯科", "https://tel.example");
    assertThat(json(0)).containsEntry("unfurl_links", false);
  }

  @Test
  void slack_by_a_webhook_that_says_no_with_200() {
    vendor.answers = _ -> Answer.of(200, "no_service");
    assertThat(send(new SlackChannel(posting), "", vendor.at("/x").toString()))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void slack_by_a_bot() {
    vendor.answers = _ -> Answer.of(200, "{\"ok\":true,\"ts\":\"1.2\"}");
    var slack = new SlackChannel(posting, vendor.at("/api/chat.postMessage"));
    assertThat(send(slack, "C0123456789", "xoxb-1-2-3")).isEqualTo(new Outcome.Accepted());
    assertThat(vendor.asked.getFirst().headers())
        .containsEntry("authorization", "Bearer xoxb-1-2-3");
    assertThat(json(0)).containsEntry("channel", "C0123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"ok\":false,\"error\":\"channel_not_found\"}', REFUSED",
    "200, '{\"ok\":false,\"error\":\"token_revoked\"}', REFUSED",
    "200, '{\"ok\":false,\"error\":\"ratelimited\"}', LATER",
    "200, 'not json', REFUSED",
    "500, '', LATER",
    "404, 'no_team', REFUSED",
    "302, '', REFUSED"
  })
  void slack_by_a_bot_fails(int status, String body, String expected) {
    vendor.answers = _ -> Answer.of(status, body == null ? "" : body);
    var slack = new SlackChannel(posting, vendor.at("/api/chat.postMessage"));
    assertThat(kind(send(slack, "C0123456789", "xoxb-1-2-3"))).isEqualTo(expected);
    assertThat(vendor.asked).as("no redirect is followed").hasSize(1);
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "ACCEPTED";
      case Outcome.Later _ -> "LATER";
      case Outcome.Refused _ -> "REFUSED";
      case Outcome.Unknown _ -> "UNKNOWN";
    };
  }

  @Test
  void who_is_too_busy_says_when_to_come_again() {
    vendor.answers = _ -> new Answer(429, Map.of("Retry-After", "30"), "");
    assertThat(send(new SlackChannel(posting), "", vendor.at("/x").toString()))
        .isEqualTo(new Outcome.Later("busy", Duration.ofSeconds(30)));
    vendor.answers = _ -> new Answer(429, Map.of("Retry-After", "soon"), "");
    assertThat(send(new SlackChannel(posting), "", vendor.at("/x").toString()))
        .isEqualTo(new Outcome.Later("busy", null));
  }

  @Test
  void teams_by_a_flow() {
    vendor.answers = _ -> Answer.of(202, "");
    var outcome =
        send(new TeamsChannel(posting), "", vendor.at("/powerautomate/x?sig=y").toString());
    assertThat(outcome).isEqualTo(new Outcome.Accepted());
    assertThat(json(0)).containsEntry("type", "message");
    assertThat(vendor.asked.getFirst().body())
        .contains(
            "application/vnd.microsoft.card.adaptive", "\"version\":\"1.4\"", "Action.OpenUrl");
    assertThat(vendor.asked.getFirst().bytes().length).isLessThan(28_000);
  }

  @Test
  void teams_whose_flow_is_gone() {
    vendor.answers = _ -> Answer.of(404, "");
    assertThat(kind(send(new TeamsChannel(posting), "", vendor.at("/x").toString())))
        .isEqualTo("REFUSED");
  }

  @Test
  void chatwork_by_a_form() {
    vendor.answers = _ -> Answer.of(200, "{\"message_id\":\"1234\"}");
    var chatwork = new ChatworkChannel(posting, vendor.at("/v2/rooms/"));
    assertThat(send(chatwork, "4711", TOKEN)).isEqualTo(new Outcome.Accepted());
    var asked = vendor.asked.getFirst();
    assertThat(asked.path()).isEqualTo("/v2/rooms/4711/messages");
    assertThat(asked.headers()).containsEntry("x-chatworktoken", TOKEN);
    assertThat(asked.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
    assertThat(URLDecoder.decode(asked.body(), StandardCharsets.UTF_8)).contains("青葉歯科");
  }

  @ParameterizedTest
  @CsvSource({
    "401, '{\"errors\":[\"Invalid API token\"]}', REFUSED",
    "400, '{}', REFUSED",
    "429, '', LATER",
    "503, '', LATER",
    "200, '{}', REFUSED"
  })
  void chatwork_fails(int status, String body, String expected) {
    vendor.answers = _ -> Answer.of(status, body == null ? "" : body);
    var chatwork = new ChatworkChannel(posting, vendor.at("/v2/rooms/"));
    assertThat(kind(send(chatwork, "4711", TOKEN))).isEqualTo(expected);
  }

  private LineWorksChannel lineWorks() {
    return new LineWorksChannel(
        posting,
        () -> now,
        new LineWorksChannel.Vendor(vendor.at("/token"), vendor.at("/v1.0/bots/")));
  }

  private static String account() throws Exception {
    return account(Map.of());
  }

  private static String account(Map<String, String> more) throws Exception {
    var pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEY.toPrivateKey().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    var all =
        new HashMap<>(
            Map.of(
                "clientId", "client1",
                "clientSecret", "secret1",
                "serviceAccount", "abc.serviceaccount@example",
                "botId", "2000001",
                "privateKey", pem));
    all.putAll(more);
    return JSON.writeValueAsString(all);
  }

  @Test
  void line_works_changes_a_signed_statement_for_a_token_and_posts_with_it() throws Exception {
    vendor.answers =
        it ->
            it.path().equals("/token")
                ? Answer.of(200, "{\"access_token\":\"t1\",\"expires_in\":\"86400\"}")
                : Answer.of(201, "");
    var channel = lineWorks();
    assertThat(send(channel, "user1@example", account())).isEqualTo(new Outcome.Accepted());
    var form = form(vendor.asked.getFirst().body());
    var statement = SignedJWT.parse(form.get("assertion"));
    assertThat(statement.verify(new RSASSAVerifier(KEY))).isTrue();
    assertThat(statement.getJWTClaimsSet().getIssuer()).isEqualTo("client1");
    assertThat(statement.getJWTClaimsSet().getSubject()).isEqualTo("abc.serviceaccount@example");
    assertThat(form).containsEntry("scope", "bot");
    assertThat(vendor.asked.get(1).path())
        .isEqualTo("/v1.0/bots/2000001/users/user1@example/messages");
    assertThat(vendor.asked.get(1).headers()).containsEntry("authorization", "Bearer t1");

    assertThat(send(channel, "channel:c-1", account())).isEqualTo(new Outcome.Accepted());
    assertThat(vendor.asked).as("the token is kept").hasSize(3);
    now = now.plus(Duration.ofHours(24));
    assertThat(send(channel, "user1@example", account())).isEqualTo(new Outcome.Accepted());
    assertThat(vendor.asked).as("and asked for again after its day").hasSize(5);
  }

  @Test
  void line_works_carries_a_button_where_the_bots_secret_is_known() throws Exception {
    vendor.answers =
        it ->
            it.path().equals("/token")
                ? Answer.of(200, "{\"access_token\":\"t1\"}")
                : Answer.of(201, "");
    var channel = lineWorks();
    assertThat(send(channel, "u", account())).isEqualTo(new Outcome.Accepted());
    assertThat(vendor.asked.getLast().body())
        .contains("\"type\":\"text\"")
        .doesNotContain("opened=");
    assertThat(channel.kept(account()).reports()).isFalse();

    var with = account(Map.of("botSecret", "s3cret+/="));
    assertThat(channel.kept(with).reports()).isTrue();
    var notice = notice();
    assertThat(channel.send(notice, new Address("u", with))).isEqualTo(new Outcome.Accepted());
    var content = JSON.readTree(vendor.asked.getLast().body()).path("content");
    assertThat(content.path("type").asString()).isEqualTo("button_template");
    assertThat(content.path("contentText").asString()).contains("青葉歯科");
    assertThat(content.path("actions").get(0).path("uri").asString())
        .isEqualTo(notice.link().toString());
    assertThat(content.path("actions").get(1).path("postback").asString())
        .isEqualTo("opened=" + notice.attempt());
    assertThat(vendor.asked.getLast().body()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "200, true", "201, false"})
  void a_bots_secret_has_up_to_200_characters(int length, boolean fits) throws Exception {
    var address = new Address("u", account(Map.of("botSecret", "x".repeat(length))));
    if (fits) assertThat(lineWorks().check(address)).isNotBlank();
    else
      assertThatThrownBy(() -> lineWorks().check(address))
          .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, String> form(String body) {
    var all = new HashMap<String, String>();
    for (var part : body.split("&")) {
      var both = part.split("=", 2);
      all.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  @Test
  void line_works_whose_token_was_taken_back_asks_for_another_next_time() throws Exception {
    var account = account();
    vendor.answers =
        it ->
            it.path().equals("/token")
                ? Answer.of(200, "{\"access_token\":\"t1\"}")
                : Answer.of(401, "");
    var channel = lineWorks();
    assertThat(send(channel, "u", account)).isEqualTo(new Outcome.Later("token-ended", null));
    vendor.answers =
        it ->
            it.path().equals("/token")
                ? Answer.of(200, "{\"access_token\":\"t2\"}")
                : Answer.of(201, "");
    assertThat(send(channel, "u", account)).isEqualTo(new Outcome.Accepted());
  }

  @Test
  void line_works_without_a_token_or_too_often_fails() throws Exception {
    var account = account();
    vendor.answers = _ -> Answer.of(400, "{\"error\":\"invalid_client\"}");
    assertThat(kind(send(lineWorks(), "u", account))).isEqualTo("REFUSED");
    vendor.answers =
        it ->
            it.path().equals("/token")
                ? Answer.of(200, "{\"access_token\":\"t1\"}")
                : Answer.of(429, "{\"code\":\"TOO_MANY_REQUESTS\"}");
    assertThat(kind(send(lineWorks(), "u", account))).isEqualTo("LATER");
    vendor.answers =
        it ->
            it.path().equals("/token")
                ? Answer.of(200, "{\"access_token\":\"t1\"}")
                : Answer.of(403, "{\"code\":\"FORBIDDEN\"}");
    assertThat(kind(send(lineWorks(), "u", account)))
        .as("a new token does not help")
        .isEqualTo("REFUSED");
  }

  @Test
  void a_webhook_is_verified_by_another_implementation() throws Exception {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    var account =
        JSON.writeValueAsString(Map.of("url", vendor.at("/hook").toString(), "secret", secret));
    now = Instant.now(java.time.Clock.systemUTC());
    var outcome = send(webhook(), "", webhook().kept(account).account());
    assertThat(outcome).isEqualTo(new Outcome.Accepted());
    var asked = vendor.asked.getFirst();
    assertThat(asked.headers()).containsEntry("webhook-id", "msg_" + new UUID(1, 2) + "_urgent");
    var script =
        """
        const { Webhook } = require("standardwebhooks");
        const [secret, headers, body] = process.argv.slice(1);
        const said = new Webhook(secret).verify(body, JSON.parse(headers));
        let changed = "accepted";
        try { new Webhook(secret).verify(body + " ", JSON.parse(headers)); } catch { changed = "refused"; }
        console.log(said.type + " " + changed);
        """;
    assertThat(node(script, secret, JSON.writeValueAsString(asked.headers()), asked.body()))
        .isEqualTo("notice.waits refused");
  }

  /// Runs JavaScript with the packages of the pages' tests.
  private static String node(String script, String... words) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("node", "-e", script, "--"));
    command.addAll(java.util.List.of(words));
    var process =
        new ProcessBuilder(command)
            .directory(Path.of("../web").toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return said;
  }

  @ParameterizedTest
  @CsvSource({"410, REFUSED", "500, LATER", "301, REFUSED", "204, ACCEPTED"})
  void a_webhook_answers(int status, String expected) {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    var account =
        JSON.writeValueAsString(Map.of("url", vendor.at("/hook").toString(), "secret", secret));
    vendor.answers = _ -> Answer.of(status, "");
    assertThat(kind(send(webhook(), "", account))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"23, false", "24, true", "64, true", "65, false"})
  void a_webhooks_secret_has_24_to_64_bytes(int bytes, boolean fits) {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    var account =
        JSON.writeValueAsString(Map.of("url", "https://hook.example/x", "secret", secret));
    var channel = webhook();
    if (fits) assertThat(channel.check(new Address("", account))).isEqualTo("hook.example");
    else
      assertThatThrownBy(() -> channel.check(new Address("", account)))
          .isInstanceOf(IllegalArgumentException.class);
  }

  private String look(Channel channel, String account) {
    return channel
        .look(CLIENT, new Address("", account))
        .map(ChatChannelsTest::kind)
        .orElse("CANNOT");
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"ok\":true}', ACCEPTED",
    "200, '{\"ok\":false,\"error\":\"token_revoked\"}', REFUSED",
    "200, '{\"ok\":false,\"error\":\"ratelimited\"}', LATER"
  })
  void slack_says_whether_it_knows_a_bot(int status, String body, String expected) {
    vendor.answers = _ -> Answer.of(status, body);
    var slack = new SlackChannel(posting, vendor.at("/api/chat.postMessage"));
    assertThat(look(slack, "xoxb-1-2-3")).isEqualTo(expected);
    assertThat(vendor.asked.getFirst().path()).isEqualTo("/api/auth.test");
  }

  @Test
  void what_only_a_notice_can_try_is_not_asked_about() {
    assertThat(look(new SlackChannel(posting), vendor.at("/services/x").toString()))
        .isEqualTo("CANNOT");
    assertThat(look(new TeamsChannel(posting), vendor.at("/flow").toString())).isEqualTo("CANNOT");
    assertThat(vendor.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200, ACCEPTED", "401, REFUSED", "429, LATER"})
  void chatwork_says_whether_it_knows_a_token(int status, String expected) {
    vendor.answers = _ -> Answer.of(status, "{}");
    assertThat(look(new ChatworkChannel(posting, vendor.at("/v2/rooms/")), TOKEN))
        .isEqualTo(expected);
    assertThat(vendor.asked.getFirst().path()).isEqualTo("/v2/me");
    assertThat(vendor.asked.getFirst().headers()).containsEntry("x-chatworktoken", TOKEN);
  }

  @Test
  void line_works_says_whether_it_knows_a_service_account() throws Exception {
    var account = account();
    vendor.answers = _ -> Answer.of(200, "{\"access_token\":\"t1\"}");
    assertThat(look(lineWorks(), account)).isEqualTo("ACCEPTED");
    vendor.answers = _ -> Answer.of(401, "{\"error\":\"invalid_client\"}");
    assertThat(look(lineWorks(), account)).isEqualTo("REFUSED");
  }

  @Test
  void a_webhook_is_asked_by_an_event_that_says_nothing() {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    var account =
        JSON.writeValueAsString(Map.of("url", vendor.at("/hook").toString(), "secret", secret));
    assertThat(look(webhook(), account)).isEqualTo("ACCEPTED");
    assertThat(json(0)).containsEntry("type", "connection.checked").containsEntry("data", Map.of());
    vendor.answers = _ -> Answer.of(410, "");
    assertThat(look(webhook(), account)).isEqualTo("REFUSED");
  }

  @Test
  void an_answer_that_never_comes_leaves_it_unknown() throws Exception {
    try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> {
        try {
          silent.accept().close();
        } catch (java.io.IOException over) {
          // the test is over
        }
      });
      var url = "http://127.0.0.1:" + silent.getLocalPort() + "/x";
      assertThat(kind(send(new TeamsChannel(posting), "", url))).isEqualTo("UNKNOWN");
    }
  }

  @Test
  void nothing_is_posted_into_this_offices_own_network() throws Exception {
    var strict = TestOutbound.open(database, false, null, () -> now);
    var teams = new TeamsChannel(new Posting(strict));
    var address = new Address("", "https://localhost:9/x");
    assertThat(teams.send(notice(), address)).isEqualTo(new Outcome.Refused("private-address"));
    assertThatThrownBy(() -> teams.check(new Address("", "http://127.0.0.1/x")))
        .isInstanceOf(IllegalArgumentException.class);
    for (var bad :
        new @Nullable String[] {
          null,
          "",
          "ftp://a.example/",
          "https://u:p@a.example/",
          "https://a.example/#f",
          "nonsense",
          "https://a.example/" + "x".repeat(1_000)
        }) {
      assertThatThrownBy(() -> strict.address(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    strict.destroy();
  }

  @Test
  void where_something_went_is_in_the_register_without_its_path() {
    var _ = send(new SlackChannel(posting), "", vendor.at("/services/SECRET").toString());
    assertThat(TestOutbound.flows(database, () -> now).all())
        .anySatisfy(it -> {
          assertThat(it.host()).isEqualTo("127.0.0.1");
          assertThat(it.purpose()).isEqualTo("slack");
          assertThat(it.client()).isEqualTo(CLIENT);
        });
  }
}
