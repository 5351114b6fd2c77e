package denwaban.delivery.mail;

import denwaban.delivery.channel.Notice;

/// What the mail says: nothing of what waits. A file that it carries is sealed.
final class MailText {

  private MailText() {}

  static String of(Notice notice) {
    return """
    %s

    内容はこのメールには書かれていません。%s下のページでパスキーを使ってお開きください。
    開いたあと「確認しました」を押すと、ほかの方への連絡が止まります。
    %s

    %s
    This mail does not say what it is about.%s Open the page above with your passkey, and
    press "I know of it" there: then nobody else is told.
    """
        .formatted(
            notice.ja(),
            notice.file() == null ? "" : "添付は封緘したままの伝言で、貴社の鍵だけで開けます。",
            notice.link(),
            notice.en(),
            notice.file() == null
                ? ""
                : " The file is the sealed message: your key alone opens it.");
  }
}
