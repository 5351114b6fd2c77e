package denwaban.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/// Events as LINE WORKS documents them, from whoever sends them.
class WorksEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final String SECRET = "b0tS3cret+/=";
  private static final String BOT = "2000001";

  @TempDir Path folder;

  private TestDelivery test;
  private WorksEndpoint endpoint;
  private Client client;
  private CurrentUser admin;
  private UUID account;
  private CallId call;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    var hosts = new HostSettings(HostSettings.Mode.OFFICE, List.of(), null, List.of());
    endpoint =
        new WorksEndpoint(test.deliveryWays, test.reachHealth, test.reports, hosts, () -> test.now);
    client = test.client("a");
    admin = test.member(client, Role.CLIENT_ADMIN);
    account = account(admin, BOT, SECRET);
    call = told(client, admin, account);
  }

  private UUID account(CurrentUser admin, String bot, String secret) {
    var id = UUID.randomUUID();
    var entered = "{\"botId\":\"%s\",\"botSecret\":\"%s\"}".formatted(bot, secret);
    test.reachChanges.put(admin, id, DeliveryWayKind.LINEWORKS, "社内", entered);
    return id;
  }

  /// Somebody was told by that account.
  private CallId told(Client client, CurrentUser admin, UUID account) {
    var person = test.person(admin, null);
    var _ = test.reachChanges.add(admin, person, DeliveryWayKind.LINEWORKS, account, "user1");
    test.roster(admin, person);
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    return call;
  }

  private UUID attempt() {
    return test.attempts(client, call).getFirst().id();
  }

  private static String pressed(UUID attempt) {
    return """
    {"type":"message","source":{"userId":"u","channelId":"c","domainId":40029600},\
    "issuedTime":"2026-11-27T03:00:00.000Z",\
    "content":{"type":"text","text":"見ました","postback":"opened=%s"}}\
    """
        .formatted(attempt);
  }

  private static String signed(String secret, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private void says(
      Client client, UUID account, String bot, @Nullable String signature, byte[] body) {
    var request = new MockHttpServletRequest("POST", "/callback/lineworks/x/y");
    request.setRemoteAddr("192.0.2.7");
    request.addHeader("X-WORKS-BotId", bot);
    if (signature != null) request.addHeader("X-WORKS-Signature", signature);
    request.setContent(body);
    try {
      endpoint.said(client.id().value(), account, request);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void says(String body) {
    says(client, account, BOT, signed(SECRET, body), body.getBytes(UTF_8));
  }

  private void refused(int status, Runnable said) {
    assertThatThrownBy(said::run)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(status));
    assertThat(test.of(client, call).openedAt()).isNull();
  }

  private long openedEntries() {
    return test.actions(client).filter(it -> it.contains("notice.opened")).count();
  }

  @Test
  void a_press_of_the_button_is_seen_as_opened() {
    test.now = test.now.plusSeconds(7);
    says(pressed(attempt()));
    assertThat(test.of(client, call).openedAt()).isEqualTo(test.now);
    assertThat(test.attempts(client, call).getFirst().state()).isEqualTo(Attempt.State.OPENED);
    assertThat(openedEntries()).isEqualTo(1);
  }

  @Test
  void a_postback_of_its_own_is_the_same() {
    says("{\"type\":\"postback\",\"data\":\"opened=" + attempt() + "\"}");
    assertThat(test.of(client, call).openedAt()).isNotNull();
  }

  @Test
  void opened_is_not_acknowledged_and_the_chain_goes_on() {
    says(pressed(attempt()));
    var it = test.of(client, call);
    assertThat(it.acknowledgedAt()).isNull();
    assertThat(it.chain().state()).isEqualTo(State.TELLING);
    test.pass(Duration.ofMinutes(6));
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void who_presses_before_the_vendors_answer_is_written_down_has_opened_it() {
    test.works.answers =
        (notice, _) -> {
          says(pressed(notice.attempt()));
          return new Outcome.Accepted();
        };
    call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.of(client, call).openedAt()).isNotNull();
    assertThat(test.of(client, call).acceptedAt()).isNotNull();
    assertThat(test.attempts(client, call).getFirst().state()).isEqualTo(Attempt.State.OPENED);
  }

  @Test
  void the_button_of_a_digest_opens_all_that_was_in_it() {
    var usual = Policy.USUAL;
    var afternoon = List.of(LocalTime.of(13, 0));
    test.policies.set(
        admin, 0, new Policy(usual.urgent(), usual.ordinary(), null, null, true, afternoon));
    var one = test.message(client, false, OPERATOR);
    var two = test.message(client, false, OPERATOR);
    test.pass(Duration.ofHours(1));
    var notice = test.works.carried.getLast().notice();
    assertThat(notice.count()).isEqualTo(2);
    says(pressed(notice.attempt()));
    assertThat(test.of(client, one).openedAt()).isEqualTo(test.now);
    assertThat(test.of(client, two).openedAt()).isEqualTo(test.now);
    assertThat(test.of(client, call).openedAt()).as("told by itself before").isNull();
  }

  @Test
  void said_again_it_changes_nothing() {
    says(pressed(attempt()));
    var first = test.of(client, call).openedAt();
    test.now = test.now.plusSeconds(60);
    says(pressed(attempt()));
    assertThat(test.of(client, call).openedAt()).isEqualTo(first);
    assertThat(openedEntries()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"message\",\"content\":{\"type\":\"text\",\"text\":\"もしもし\"}}",
        "{\"type\":\"join\"}",
        "{\"type\":\"postback\",\"data\":\"opened=x\"}",
        "{\"type\":\"postback\",\"data\":\"acknowledged=1\"}",
        "[]",
        "no json",
        ""
      })
  void other_events_that_are_signed_are_taken_and_do_nothing(String body) {
    says(body);
    assertThat(test.of(client, call).openedAt()).isNull();
    assertThat(heard()).as("the callback is set up").isEqualTo(test.now);
  }

  private @Nullable Instant heard() {
    return test.deliveryWays.accounts(client.id()).stream()
        .filter(it -> it.id().equals(account))
        .findFirst()
        .orElseThrow()
        .reportedAt();
  }

  @Test
  void what_is_not_signed_for_this_bot_is_refused() {
    var body = pressed(attempt());
    var bytes = body.getBytes(UTF_8);
    refused(403, () -> says(client, account, BOT, null, bytes));
    refused(403, () -> says(client, account, BOT, "", bytes));
    refused(403, () -> says(client, account, BOT, "not base64!", bytes));
    refused(403, () -> says(client, account, BOT, signed("other", body), bytes));
    refused(403, () -> says(client, account, "2000002", signed(SECRET, body), bytes));
    refused(403, () -> says(client, UUID.randomUUID(), BOT, signed(SECRET, body), bytes));
    var nobody = test.client("z");
    refused(403, () -> says(nobody, account, BOT, signed(SECRET, body), bytes));
    assertThat(heard()).isNull();
  }

  @Test
  void a_flipped_bit_is_refused() {
    var body = pressed(attempt());
    for (var i = 0; i < 25; i++) {
      var bytes = body.getBytes(UTF_8);
      bytes[i * (bytes.length - 1) / 24] ^= (byte) (1 << (i % 8));
      refused(403, () -> says(client, account, BOT, signed(SECRET, body), bytes));
    }
  }

  @Test
  void a_bot_without_a_secret_is_not_believed() {
    var other = account(admin, "2000003", "");
    var body = pressed(attempt());
    refused(403, () -> says(client, other, "2000003", signed(" ", body), body.getBytes(UTF_8)));
  }

  @Test
  void another_clients_try_is_not_opened() {
    var theirs = test.client("b");
    var admins = test.member(theirs, Role.CLIENT_ADMIN);
    var bots = account(admins, "2000009", "their secret");
    var body = pressed(attempt());
    says(theirs, bots, "2000009", signed("their secret", body), body.getBytes(UTF_8));
    assertThat(test.of(client, call).openedAt()).isNull();
    assertThat(test.actions(theirs)).noneMatch(it -> it.contains("notice.opened"));
  }

  @Test
  void another_accounts_try_is_not_opened() {
    var second = account(admin, "2000004", "second secret");
    var body = pressed(attempt());
    says(client, second, "2000004", signed("second secret", body), body.getBytes(UTF_8));
    assertThat(test.of(client, call).openedAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void an_event_has_up_to_16_kib(int more, boolean taken) {
    var body = " ".repeat(16_384 + more);
    if (taken) says(body);
    else refused(413, () -> says(body));
  }

  @Test
  void after_so_many_false_signatures_none_is_heard_for_a_while() {
    var body = pressed(attempt());
    for (var i = 0; i < 30; i++) {
      refused(403, () -> says(client, account, BOT, null, body.getBytes(UTF_8)));
      refused(403, () -> says(client, account, BOT, "", body.getBytes(UTF_8)));
    }
    refused(429, () -> says(body));
    test.now = test.now.plus(Duration.ofMinutes(5));
    says(body);
    assertThat(test.of(client, call).openedAt()).isNotNull();
  }

  @Test
  void false_signatures_for_one_account_do_not_shut_out_another() {
    var theirs = test.client("b");
    var bots = account(test.member(theirs, Role.CLIENT_ADMIN), "2000009", "their secret");
    var second = account(admin, "2000004", "second secret");
    var body = pressed(attempt());
    for (var i = 0; i < 30; i++) {
      refused(403, () -> says(theirs, bots, "2000009", "", body.getBytes(UTF_8)));
      refused(403, () -> says(client, second, "2000004", "", body.getBytes(UTF_8)));
    }
    refused(429, () -> says(theirs, bots, "2000009", "", body.getBytes(UTF_8)));
    refused(429, () -> says(client, second, "2000004", "", body.getBytes(UTF_8)));
    says(body);
    assertThat(test.of(client, call).openedAt()).isNotNull();
  }

  /// By another implementation than the one above and ours.
  @Test
  void openssl_signs_as_line_works_does() throws Exception {
    var body = pressed(attempt());
    var file = java.nio.file.Files.writeString(folder.resolve("event"), body).toString();
    var process =
        new ProcessBuilder("openssl", "dgst", "-sha256", "-hmac", SECRET, "-binary", file).start();
    var mac = Base64.getEncoder().encodeToString(process.getInputStream().readAllBytes());
    process.waitFor();
    says(client, account, BOT, mac, body.getBytes(UTF_8));
    assertThat(test.of(client, call).openedAt()).isNotNull();
  }
}
