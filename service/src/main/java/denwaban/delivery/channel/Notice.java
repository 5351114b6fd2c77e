package denwaban.delivery.channel;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.message.NoticeWords;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
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
    MESSAGE("message"),
    MISSED("missed"),
    VOICEMAIL("voicemail"),
    /// What came since the last one, told together.
    DIGEST("digest"),
    CALLBACK("callback"),
    /// What data subjects asked is due within days.
    REQUEST("request"),
    /// What they asked has no answer in time.
    OVERDUE("overdue"),
    TEST("test");

    private final String said;

    About(String said) {
      this.said = said;
    }
  }

  /// One line, Japanese.
  public String ja() {
    return line(Locale.JAPANESE);
  }

  public String en() {
    return line(Locale.ENGLISH);
  }

  /// Whether someone who acknowledges it keeps others from being told.
  public boolean acknowledged() {
    return about != About.REQUEST && about != About.OVERDUE;
  }

  private String line(Locale language) {
    var key = reminder ? (count > 1 ? "reminder.several" : "reminder") : "about." + about.said;
    var told = NoticeTexts.say(language, key, count);
    var whose = NoticeTexts.say(language, "of-company", told, company);
    return urgent ? NoticeTexts.say(language, "urgent", whose) : whose;
  }

  /// Both, and where to go.
  public String text() {
    return ja() + "\n" + en() + "\n" + link;
  }
}
