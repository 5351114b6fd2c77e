package denwaban.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextsTest {

  private static Notice notice(Notice.About about, int count, boolean urgent, boolean reminder) {
    return new Notice(
        UUID.randomUUID(),
        UUID.randomUUID(),
        new ClientId(UUID.randomUUID()),
        "青葉 {1} 歯科",
        about,
        count,
        urgent,
        reminder,
        Instant.EPOCH,
        URI.create("https://tel.example"));
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_has_a_line_in_both_languages(Notice.About about) {
    var notice = notice(about, 2, true, false);
    assertThat(notice.ja()).startsWith("【至急】").endsWith("（青葉 {1} 歯科）");
    assertThat(notice.en()).startsWith("URGENT: ").endsWith(" (青葉 {1} 歯科)");
  }

  @Test
  void a_digest_says_how_many() {
    var digest = notice(Notice.About.DIGEST, 1200, false, false);
    assertThat(digest.ja()).isEqualTo("新しいお知らせが1200件あります（青葉 {1} 歯科）");
    assertThat(digest.en()).isEqualTo("New items: 1200 (青葉 {1} 歯科)");
  }

  @Test
  void a_reminder_says_how_many_if_there_are_several() {
    assertThat(notice(Notice.About.MESSAGE, 1, false, true).en())
        .isEqualTo("What you acknowledged is not done yet (青葉 {1} 歯科)");
    assertThat(notice(Notice.About.MESSAGE, 3, false, true).ja())
        .isEqualTo("【未対応】確認済みの件が、まだ対応済みになっていません（3件）（青葉 {1} 歯科）");
  }
}
