package denwaban.delivery.push;

import denwaban.delivery.mail.MailSettings;
import denwaban.http.HostSettings;
import org.springframework.stereotype.Component;

/// Whom a push service may write to about this office's messages (RFC 8292 section 2.1). Apple
/// refuses what is neither a mail address nor an https address.
@Component
class PushContact {

  private final MailSettings mail;
  private final HostSettings hosts;

  PushContact(MailSettings mail, HostSettings hosts) {
    this.mail = mail;
    this.hosts = hosts;
  }

  String uri() {
    if (mail.from() != null) return "mailto:" + mail.from();
    var url = hosts.publicUrl();
    if (url != null && "https".equals(url.getScheme())) return "https://" + url.getAuthority();
    return "https://" + (hosts.hosts().isEmpty() ? "localhost" : hosts.hosts().getFirst());
  }
}
