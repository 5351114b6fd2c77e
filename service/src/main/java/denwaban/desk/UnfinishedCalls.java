package denwaban.desk;

import denwaban.call.ledger.CallTable;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ends in the book what a crash left open. Telephones are listened to by then, so that calls of
/// this process may be open too: those that came since it began are left alone.
@Component
final class UnfinishedCalls {

  private final CallTable book;
  private final InstantSource clock;
  private final Instant began;

  UnfinishedCalls(CallTable book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
    this.began = clock.instant();
  }

  @EventListener(ApplicationStartedEvent.class)
  void open() {
    book.closeUnfinished(began, clock.instant());
  }
}
