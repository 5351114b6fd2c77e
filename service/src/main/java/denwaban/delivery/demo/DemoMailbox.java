package denwaban.delivery.demo;

import denwaban.delivery.mail.MailSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The mail of the made-up office, kept in memory.
@Component
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
final class DemoMailbox implements MailSink {

  /// Mails that are kept.
  static final int LIMIT = 100;

  record Mail(String to, String subject, String text, Instant at) {}

  private final InstantSource clock;
  private final Deque<Mail> mails = new ArrayDeque<>();

  DemoMailbox(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void take(String to, String subject, String text) {
    if (mails.size() >= LIMIT) mails.removeLast();
    mails.addFirst(new Mail(to, subject, text, clock.instant()));
  }

  /// Newest first.
  synchronized List<Mail> all() {
    return List.copyOf(mails);
  }
}
