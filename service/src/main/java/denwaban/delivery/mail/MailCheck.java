package denwaban.delivery.mail;

import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;

/// Whether the mail server takes this office's mail, over TLS and under its own name. Nothing is
/// sent.
@Component
public class MailCheck {

  public enum Found {
    NOT_SET_UP,
    /// It answers by TLS 1.2 or newer, proves its name, and knows the password.
    ANSWERS,
    DOES_NOT
  }

  private final MailSettings settings;
  private final MailRelay relay;

  MailCheck(MailSettings settings, MailRelay relay) {
    this.settings = settings;
    this.relay = relay;
  }

  public Found look() {
    if (!settings.sends()) return Found.NOT_SET_UP;
    try {
      relay.greet();
      return Found.ANSWERS;
    } catch (MessagingException e) {
      return Found.DOES_NOT;
    }
  }
}
