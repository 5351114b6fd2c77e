package denwaban.delivery.channel;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.message.NoticeWords;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What leaves this office: that something waits. No caller, no number, no word of it, but in a
/// mail whose client approved it.
///
/// @param id of the delivery, or of the digest: the same for every try and every way, so that a
///   receiver can tell that two are one
/// @param attempt of this try alone
/// @param company the client's name
/// @param count of what it tells: 1, or more in a digest
/// @param link where it can be acknowledged, after signing in
/// @param file sealed, where the client's contract lets it; null for none
/// @param words what contract and client let a mail say; null for none
public record Notice(
    UUID id,
    UUID attempt,
    ClientId client,
    String company,
    About about,
    int count,
    boolean urgent,
    boolean reminder,
    Instant since,
    URI link,
    @Nullable File file,
    @Nullable NoticeWords words) {

  /// The message as an age file, which the client's own key alone opens.
  public record File(String name, Bytes bytes) {}

  /// As most are: without a file, and without a word.
  public Notice(
      UUID id,
      UUID attempt,
      ClientId client,
      String company,
      About about,
      int count,
      boolean urgent,
      boolean reminder,
      Instant since,
      URI link) {
    this(id, attempt, client, company, about, count, urgent, reminder, since, link, null, null);
  }

  public enum About {
    MESSAGE("新しい伝言が1件あります", "One message waits"),
    MISSED("応答できなかった着信が1件あります", "One call was not answered"),
    VOICEMAIL("留守番電話が1件あります", "One voicemail waits"),
    /// What came since the last one, told together.
    DIGEST("新しいお知らせが%d件あります", "New items: %d"),
    CALLBACK("折り返しのご希望が1件あります", "One caller asks to be called back"),
    TEST("テスト送信です。対応は不要です", "This is a test. There is nothing to do");

    private final String ja;
    private final String en;

    About(String ja, String en) {
      this.ja = ja;
      this.en = en;
    }
  }

  /// One line, Japanese.
  public String ja() {
    return (urgent ? "【至急】" : "")
        + (reminder
            ? "【未対応】確認済みの件が、まだ対応済みになっていません" + (count > 1 ? "（" + count + "件）" : "")
            : about.ja.formatted(count))
        + "（"
        + company
        + "）";
  }

  public String en() {
    return (urgent ? "URGENT: " : "")
        + (reminder
            ? "What you acknowledged is not done yet" + (count > 1 ? ": " + count : "")
            : about.en.formatted(count))
        + " ("
        + company
        + ")";
  }

  /// Both, and where to go.
  public String text() {
    return ja() + "\n" + en() + "\n" + link;
  }
}
