package denwaban.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.TestNotice;
import denwaban.delivery.chat.Vendor;
import denwaban.delivery.mail.MailSettings;
import denwaban.http.HostSettings;
import denwaban.http.outbound.Outbound;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.ClientId;
import denwaban.storage.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// A push service on loopback; what it gets is opened by another implementation.
class PushChannelTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

  @TempDir Path folder;

  private Vendor service;
  private Outbound outbound;
  private PushKey key;
  private PushChannel channel;
  private PushPeer browser;

  @BeforeEach
  void open() throws Exception {
    service = new Vendor();
    service.answers = _ -> Vendor.Answer.of(201, "");
    outbound = TestOutbound.open(database, true, null, () -> NOW);
    var _ = database.superuser().sql("delete from delivery_push_key").update();
    key = new PushKey(database.jdbc(), database.fence(), TestStorage.keys(folder));
    var mail =
        new MailSettings(
            null,
            587,
            MailSettings.Tls.STARTTLS,
            null,
            null,
            "denwaban@office.example",
            null,
            null);
    var hosts = new HostSettings(HostSettings.Mode.OFFICE, List.of(), null, List.of());
    channel = new PushChannel(outbound, key, new PushContact(mail, hosts), () -> NOW);
    browser = PushPeer.make();
  }

  @AfterEach
  void close() throws Exception {
    service.close();
    outbound.destroy();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Address address() {
    return new Address(
        new JsonMapper()
            .writeValueAsString(browser.subscription(service.at("/push/abc").toString())),
        "");
  }

  private Outcome send() {
    assertThat(channel.check(address())).isEqualTo("127.0.0.1");
    return channel.send(
        TestNotice.urgent(
            new ClientId(new UUID(5, 5)), "青葉歯科", NOW, "https://tel.example/inbox?notice=1"),
        address());
  }

  @Test
  void another_implementation_opens_it_and_reads_that_something_waits() throws Exception {
    assertThat(send()).isEqualTo(new Outcome.Accepted());
    var asked = service.asked.getFirst();
    assertThat(asked.headers())
        .containsEntry("content-encoding", "aes128gcm")
        .containsEntry("urgency", "high")
        .containsEntry("topic", new UUID(1, 2).toString().replace("-", ""));
    assertThat(asked.headers().get("topic").length()).isLessThanOrEqualTo(32);
    assertThat(asked.bytes().length).isLessThanOrEqualTo(4_096);
    assertThat(browser.open(asked.bytes())).contains("【至急】新しい伝言が1件あります（青葉歯科）").contains("URGENT");
  }

  @Test
  void the_push_service_knows_the_office_by_its_signature() throws Exception {
    var _ = send();
    var header = service.asked.getFirst().headers().get("authorization");
    assertThat(header).startsWith("vapid t=");
    var token = SignedJWT.parse(header.replaceAll("^vapid t=([^,]+),.*$", "$1").strip());
    var raw = Base64.getUrlDecoder().decode(header.replaceAll("^.*k=([^,]+).*$", "$1").strip());
    var known =
        new ECKey.Builder(
                Curve.P_256,
                Base64URL.encode(java.util.Arrays.copyOfRange(raw, 1, 33)),
                Base64URL.encode(java.util.Arrays.copyOfRange(raw, 33, 65)))
            .build();
    assertThat(token.verify(new ECDSAVerifier(known))).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getAudience()).containsExactly(service.at("").toString());
    assertThat(claims.getSubject()).isEqualTo("mailto:denwaban@office.example");
    assertThat(claims.getExpirationTime().toInstant())
        .isBeforeOrEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(text(raw)).isEqualTo(key.pair().extractPublicKeyInUncompressedFormAsString());
  }

  @Test
  void the_key_is_the_same_after_a_restart() throws Exception {
    var before = key.pair().extractPublicKeyInUncompressedFormAsString();
    var again = new PushKey(database.jdbc(), database.fence(), TestStorage.keys(folder));
    assertThat(again.pair().extractPublicKeyInUncompressedFormAsString()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"404, gone", "410, gone", "413, refused-413"})
  void a_subscription_that_is_over_is_refused(int status, String why) {
    service.answers = _ -> Vendor.Answer.of(status, "");
    assertThat(send()).isEqualTo(new Outcome.Refused(why));
  }

  @Test
  void a_service_that_is_busy_is_tried_again() {
    service.answers = _ -> new Vendor.Answer(429, Map.of("Retry-After", "20"), "");
    assertThat(send()).isEqualTo(new Outcome.Later("busy", Duration.ofSeconds(20)));
  }
}
