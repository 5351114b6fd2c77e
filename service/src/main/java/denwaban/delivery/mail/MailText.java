package denwaban.delivery.mail;

import denwaban.delivery.channel.Notice;

/// What the mail says: nothing of what waits.
final class MailText {

  private MailText() {}

  static String of(Notice notice) {
    return """
    %s

    内容はこのメールには書かれていません。下のページでパスキーを使ってお開きください。
    開いたあと「確認しました」を押すと、ほかの方への連絡が止まります。
    %s

    %s
    This mail does not say what it is about. Open the page above with your passkey, and
    press "I know of it" there: then nobody else is told.
    """
        .formatted(notice.ja(), notice.link(), notice.en());
  }
}
