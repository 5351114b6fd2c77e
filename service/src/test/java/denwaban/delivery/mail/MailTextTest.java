package denwaban.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.delivery.channel.Notice;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {

  private static String mail(Notice.About about) {
    return MailText.of(
        new Notice(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new ClientId(UUID.randomUUID()),
            "青葉歯科",
            about,
            1,
            false,
            false,
            Instant.parse("2026-11-27T03:00:00Z"),
            URI.create("https://tel.example/inbox?notice=1")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Notice.About.class,
      names = {"REQUEST", "OVERDUE"})
  void of_a_request_it_asks_to_open_the_page_and_promises_no_end(Notice.About about) {
    assertThat(mail(about))
        .contains("下のページでパスキーを使ってお開きください。\nhttps://tel.example/inbox?notice=1")
        .contains("Open the page above with your passkey.")
        .doesNotContain("確認しました", "ほかの方への連絡", "I know of it", "no one else");
  }

  @ParameterizedTest
  @EnumSource(
      value = Notice.About.class,
      names = {"REQUEST", "OVERDUE"},
      mode = EnumSource.Mode.EXCLUDE)
  void of_all_else_it_says_how_to_keep_others_from_being_told(Notice.About about) {
    assertThat(mail(about))
        .contains("「確認しました」を押すと、ほかの方への連絡が止まります。", "press \"I know of it\" there");
  }
}
