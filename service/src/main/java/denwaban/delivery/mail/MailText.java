package denwaban.delivery.mail;

import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.NoticeTexts;
import denwaban.message.NoticeWords;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the mail says: nothing of what waits, but the words that contract and client let out. A
/// file that it carries is sealed.
final class MailText {

  private MailText() {}

  /// It stands on locked screens.
  static String subject(Notice notice) {
    var words = notice.words();
    if (words == null) return notice.ja();
    var said =
        Stream.of(words.callerName(), words.subject())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / "));
    return said.isEmpty() ? notice.ja() : notice.ja() + " " + said;
  }

  static String of(Notice notice) {
    var words = notice.words();
    var file = notice.file() != null;
    return """
    %s

    %s%s%s
    %s

    %s
    %s%s %s
    """
        .formatted(
            notice.ja(),
            words == null ? NoticeTexts.ja("mail.unsaid") : ja(words),
            file ? NoticeTexts.ja("mail.file") : "",
            NoticeTexts.ja(open(notice)),
            notice.link(),
            notice.en(),
            NoticeTexts.en(words == null ? "mail.unsaid" : "mail.approved"),
            file ? " " + NoticeTexts.en("mail.file") : "",
            NoticeTexts.en(open(notice)));
  }

  private static String open(Notice notice) {
    return notice.acknowledged() ? "mail.open" : "mail.open.only";
  }

  private static String ja(NoticeWords words) {
    var text = new StringBuilder();
    if (words.callerName() != null) {
      text.append(NoticeTexts.ja("words.caller-name", words.callerName())).append('\n');
    }
    if (words.subject() != null) {
      text.append(NoticeTexts.ja("words.subject", words.subject())).append('\n');
    }
    if (words.text() != null) text.append('\n').append(words.text()).append('\n');
    return text + "\n" + NoticeTexts.ja("mail.approved");
  }
}
