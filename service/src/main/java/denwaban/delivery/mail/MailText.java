package denwaban.delivery.mail;

import denwaban.delivery.channel.Notice;
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
    return """
    %s

    %s%s下のページでパスキーを使ってお開きください。
    開いたあと「確認しました」を押すと、ほかの方への連絡が止まります。
    %s

    %s
    %s%s Open the page above with your passkey, and
    press "I know of it" there: then nobody else is told.
    """
        .formatted(
            notice.ja(),
            notice.words() == null ? "内容はこのメールには書かれていません。" : ja(notice.words()),
            notice.file() == null ? "" : "添付は封緘したままの伝言で、貴社の鍵だけで開けます。",
            notice.link(),
            notice.en(),
            notice.words() == null
                ? "This mail does not say what it is about."
                : "The words above are here because your company approved it.",
            notice.file() == null
                ? ""
                : " The file is the sealed message: your key alone opens it.");
  }

  private static String ja(NoticeWords words) {
    var text = new StringBuilder();
    if (words.callerName() != null) text.append("お名前: ").append(words.callerName()).append('\n');
    if (words.subject() != null) text.append("ご用件（冒頭）: ").append(words.subject()).append('\n');
    if (words.text() != null) text.append("\n").append(words.text()).append('\n');
    return text + "\n以上は、貴社の契約と管理者の承認により、封緘せずに記載しています。";
  }
}
