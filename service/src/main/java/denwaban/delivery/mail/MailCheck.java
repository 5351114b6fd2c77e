package denwaban.delivery.mail;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

  /// @param at when it was looked
  public record Last(Found found, Instant at) {}

  private final MailSettings settings;
  private final MailRelay relay;
  private final InstantSource clock;
  private final ObjectProvider<MailSink> sinks;
  private volatile @Nullable Last last;

  MailCheck(
      MailSettings settings, MailRelay relay, ObjectProvider<MailSink> sinks, InstantSource clock) {
    this.settings = settings;
    this.sinks = sinks;
    this.relay = relay;
    this.clock = clock;
  }

  /// What was last found; null before the first look, some minutes after the start, and in a demo,
  /// whose mails are kept here.
  public @Nullable Last last() {
    return sinks.getIfAvailable() == null ? last : null;
  }

  /// Calls the mail server.
  public Found look() {
    var found = found();
    last = new Last(found, clock.instant());
    return found;
  }

  private Found found() {
    if (!settings.sends()) return Found.NOT_SET_UP;
    try {
      relay.greet();
      return Found.ANSWERS;
    } catch (MessagingException e) {
      return Found.DOES_NOT;
    }
  }
}
