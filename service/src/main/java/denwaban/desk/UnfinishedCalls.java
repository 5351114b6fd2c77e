package denwaban.desk;

import denwaban.call.ledger.CallTable;
import java.time.InstantSource;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Before the first caller: ends in the book what a crash left open.
@Component
record UnfinishedCalls(CallTable book, InstantSource clock) {

  @EventListener(ApplicationStartedEvent.class)
  void open() {
    book.closeUnfinished(clock.instant());
  }
}
