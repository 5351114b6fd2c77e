package denwaban.delivery.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Notice;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.ClientId;
import denwaban.message.NoticeWords;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// Mail, given to OpenSMTPD, and to servers that misbehave.
class MailChannelTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final ClientId CLIENT = new ClientId(new UUID(0x0198_0000_0000_7000L, 1));
  private static MailPeer peer;

  @BeforeAll
  static void open() throws Exception {
    peer = MailPeer.open(folder.resolve("peer"), "DNS:localhost");
  }

  @AfterAll
  static void close() throws Exception {
    peer.close();
  }

  private static MailSettings settings(String host, int port, MailSettings.Tls tls) {
    return new MailSettings(
        host, port, tls, null, null, "denwaban@office.example", peer.ca(), bounces());
  }

  private static Path bounces() {
    return folder.resolve("bounces");
  }

  private static MailChannel channel(MailSettings settings) {
    return new MailChannel(
        settings,
        new MailRelay(settings, () -> NOW),
        TestOutbound.flows(database, () -> NOW),
        new StaticListableBeanFactory().getBeanProvider(MailSink.class));
  }

  private static Notice notice() {
    return new Notice(
        UUID.randomUUID(),
        UUID.randomUUID(),
        CLIENT,
        "青葉歯科",
        Notice.About.MESSAGE,
        1,
        true,
        false,
        NOW,
        URI.create("https://tel.example/inbox?notice=1"));
  }

  private static Outcome send(MailSettings settings, Notice notice, String to) {
    return channel(settings).send(notice, new Address(to, ""));
  }

  private static final MailSettings.Tls STARTTLS = MailSettings.Tls.STARTTLS;

  @Test
  void a_mail_arrives_with_our_id_and_comes_back_to_its_own_address() throws Exception {
    var notice = notice();
    var settings = settings("localhost", MailPeer.STARTTLS, STARTTLS);
    assertThat(send(settings, notice, "ann@here.example")).isEqualTo(new Outcome.Accepted());
    peer.until("it arrives", () -> !peer.mails("ann@here.example").isEmpty());
    var mail = peer.mails("ann@here.example").getFirst();
    assertThat(mail)
        .contains("Message-ID: <" + notice.id() + "@office.example>")
        .contains("Auto-Submitted: auto-generated")
        .contains("TLSv1.3")
        .contains(
            "Return-Path: <"
                + new ReturnAddress(CLIENT, notice.attempt()).at("office.example")
                + ">");
  }

  @Test
  void what_the_client_let_out_stands_in_subject_and_text_and_forges_no_header() throws Exception {
    var words = new NoticeWords("山本 太郎 Bcc: eve@example.com", "見積書の再送", "お名前: 山本\nBcc: x");
    var it = notice();
    var notice =
        new Notice(
            it.id(),
            it.attempt(),
            CLIENT,
            it.company(),
            it.about(),
            1,
            false,
            false,
            NOW,
            it.link(),
            null,
            words);
    var settings = settings("localhost", MailPeer.STARTTLS, STARTTLS);
    assertThat(send(settings, notice, "words@here.example")).isEqualTo(new Outcome.Accepted());
    peer.until("it arrives", () -> !peer.mails("words@here.example").isEmpty());
    var raw = peer.mails("words@here.example").getFirst().getBytes(UTF_8);
    var mail = new MimeMessage(null, new ByteArrayInputStream(raw));
    assertThat(mail.getSubject()).endsWith("山本 太郎 Bcc: eve@example.com / 見積書の再送");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat((String) mail.getContent())
        .contains("お名前: 山本 太郎", "ご用件（冒頭）: 見積書の再送", "Bcc: x", "your company approved it")
        .doesNotContain("does not say");
  }

  @Test
  void tls_from_the_first_byte_works_too() {
    var settings = settings("localhost", MailPeer.IMPLICIT, MailSettings.Tls.IMPLICIT);
    assertThat(send(settings, notice(), "tls@here.example")).isEqualTo(new Outcome.Accepted());
  }

  @Test
  void an_address_that_the_server_refuses_is_refused() {
    var settings = settings("localhost", MailPeer.STARTTLS, STARTTLS);
    assertThat(send(settings, notice(), "nobody@here.example"))
        .isEqualTo(new Outcome.Refused("mail-address-refused"));
  }

  @Test
  void a_server_whose_certificate_names_another_gets_nothing() {
    // the address is right, and the certificate is for localhost alone
    var settings = settings("127.0.0.1", MailPeer.STARTTLS, STARTTLS);
    assertThat(send(settings, notice(), "ann@here.example"))
        .isEqualTo(new Outcome.Later("mail-tls", null));
  }

  @Test
  void a_server_that_nobody_answers_for_gets_nothing() {
    var settings =
        new MailSettings(
            "localhost",
            MailPeer.STARTTLS,
            STARTTLS,
            null,
            null,
            "denwaban@office.example",
            null,
            null);
    assertThat(send(settings, notice(), "ann@here.example"))
        .isEqualTo(new Outcome.Later("mail-tls", null));
  }

  @Test
  void a_server_without_tls_gets_nothing() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Fault.NO_TLS, 0, store())) {
      var settings = settings("localhost", server.port(), STARTTLS);
      assertThat(send(settings, notice(), "ann@here.example"))
          .isEqualTo(new Outcome.Later("mail-tls", null));
      assertThat(server.said).noneMatch(it -> it.startsWith("MAIL") || it.startsWith("AUTH"));
    }
  }

  @Test
  void a_connection_that_is_lost_after_the_dot_leaves_it_unknown() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Fault.LOST_AFTER_DOT, 0, store())) {
      var settings = settings("localhost", server.port(), MailSettings.Tls.IMPLICIT);
      assertThat(send(settings, notice(), "ann@here.example")).isEqualTo(new Outcome.Unknown());
    }
  }

  @Test
  void a_full_box_is_tried_again() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Fault.RECIPIENT_LATER, 0, store())) {
      var settings = settings("localhost", server.port(), MailSettings.Tls.IMPLICIT);
      assertThat(send(settings, notice(), "ann@here.example"))
          .isEqualTo(new Outcome.Later("mail-address-later", null));
    }
  }

  @Test
  void a_server_that_is_away_is_tried_again() {
    assertThat(send(settings("localhost", 9, STARTTLS), notice(), "ann@here.example"))
        .isEqualTo(new Outcome.Later("mail-away", null));
  }

  @Test
  void a_mail_that_came_back_tells_which_try_it_was() throws Exception {
    var notice = notice();
    try (var away =
        new ScriptedServer(ScriptedServer.Fault.UNKNOWN_RECIPIENT, MailPeer.AWAY, store())) {
      var settings = settings("localhost", MailPeer.STARTTLS, STARTTLS);
      assertThat(send(settings, notice, "gone@away.example")).isEqualTo(new Outcome.Accepted());
      var back = new ReturnAddress(CLIENT, notice.attempt()).at("office.example");
      peer.until("it comes back", () -> !peer.mails(back).isEmpty());
      assertThat(away.said).anyMatch(it -> it.startsWith("RCPT"));
      Files.createDirectories(bounces().resolve("new"));
      Files.writeString(bounces().resolve("new/1"), peer.mails(back).getFirst());
      Files.writeString(bounces().resolve("new/2"), "no mail at all");
      var heard = new ArrayList<UUID>();
      new BounceBox(settings)
          .round((client, attempt) -> {
            assertThat(client).isEqualTo(CLIENT);
            heard.add(attempt);
          });
      assertThat(heard).containsExactly(notice.attempt());
      assertThat(bounces().resolve("new")).isEmptyDirectory();
    }
  }

  private static Path store() {
    return folder.resolve("peer/store.p12");
  }

  @Test
  void a_server_without_a_sender_does_not_start() {
    assertThatThrownBy(() -> nameless(null)).isInstanceOf(CannotStart.class);
    assertThatThrownBy(() -> nameless("no address")).isInstanceOf(CannotStart.class);
  }

  private static MailSettings nameless(@Nullable String from) {
    return new MailSettings("mail.example", 587, STARTTLS, null, null, from, null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a@",
        "@b.example",
        "a@b",
        "a b@c.example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example,c@d.example",
        "\"a\"@b.example",
        "a@-b.example",
        "あ@b.example"
      })
  void what_is_no_mail_address_is_refused(String text) {
    assertThat(MailAddress.fits(text)).isFalse();
  }

  @Test
  void a_mail_address_has_at_most_254_characters_and_64_before_its_at() {
    assertThat(MailAddress.fits("a".repeat(64) + "@b.example")).isTrue();
    assertThat(MailAddress.fits("a".repeat(65) + "@b.example")).isFalse();
    assertThat(MailAddress.fits("aa@" + "b.".repeat(122) + "example")).isTrue();
    assertThat(MailAddress.fits("aaa@" + "b.".repeat(122) + "example")).isFalse();
  }

  @Test
  void a_return_address_says_the_client_and_the_try_in_64_characters() {
    var random = new java.util.Random(7);
    for (var i = 0; i < 1_000; i++) {
      var it =
          new ReturnAddress(
              new ClientId(new UUID(random.nextLong(), random.nextLong())),
              new UUID(random.nextLong(), random.nextLong()));
      var text = it.at("office.example");
      assertThat(text.indexOf('@')).isLessThanOrEqualTo(64);
      assertThat(ReturnAddress.read(text)).contains(it);
      assertThat(ReturnAddress.read(text.toUpperCase(java.util.Locale.ROOT))).contains(it);
    }
    assertThat(ReturnAddress.read("bounce+abc@office.example")).isEmpty();
  }
}
