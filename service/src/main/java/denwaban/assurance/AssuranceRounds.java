package denwaban.assurance;

import denwaban.assurance.closure.Closures;
import denwaban.assurance.deviation.Deviations;
import denwaban.assurance.posture.PostureDays;
import denwaban.assurance.posture.PostureRounds;
import denwaban.assurance.producer.ProducerRounds;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// One round: those who are due look, what they endanger is closed, and what follows is written
/// down.
@Component
final class AssuranceRounds {

  private final ProducerRounds producers;
  private final Closures closures;
  private final PostureRounds posture;
  private final PostureDays days;
  private final Deviations deviations;
  private volatile boolean ready;

  AssuranceRounds(
      ProducerRounds producers,
      Closures closures,
      PostureRounds posture,
      PostureDays days,
      Deviations deviations) {
    this.producers = producers;
    this.closures = closures;
    this.posture = posture;
    this.days = days;
    this.deviations = deviations;
  }

  /// Before that the listeners that are looked at are not open.
  @EventListener(ApplicationReadyEvent.class)
  void started() {
    ready = true;
  }

  void round() throws InterruptedException {
    if (!ready) return;
    posture.catchUp();
    producers.round();
    closures.round();
    posture.round();
    days.round();
    deviations.round();
  }
}
