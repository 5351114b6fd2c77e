package denwaban.assurance.checklist;

import denwaban.assurance.certificate.CertificateRegister;
import denwaban.assurance.posture.Posture;
import denwaban.assurance.posture.PostureDays;
import denwaban.assurance.posture.Postures;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the checklist for readers. The public one is made once for all who ask in the same moment.
@Component
final class Checklists {

  /// Days of the history that readers see.
  static final int DAYS = 90;

  /// So old may the public one be.
  static final Duration AGE = Duration.ofSeconds(2);

  private final Postures postures;
  private final PostureDays days;
  private final CertificateRegister register;
  private final InstantSource clock;
  private @Nullable ChecklistView offered;
  private Instant made = Instant.MIN;

  Checklists(
      Postures postures, PostureDays days, CertificateRegister register, InstantSource clock) {
    this.register = register;
    this.postures = postures;
    this.days = days;
    this.clock = clock;
  }

  /// Of the service that is offered to all.
  synchronized ChecklistView offered() {
    var now = clock.instant();
    var last = offered;
    if (last != null && now.isBefore(made.plus(AGE)) && !now.isBefore(made)) return last;
    var fresh = make(postures.offered(), days.history(null, DAYS), now);
    offered = fresh;
    made = now;
    return fresh;
  }

  ChecklistView of(ClientId client) {
    return make(postures.of(client), days.history(client, DAYS), clock.instant());
  }

  private ChecklistView make(Posture posture, List<PostureDays.Day> history, Instant now) {
    return ChecklistView.of(
        posture,
        CertificateViews.badges(register.all(now), register.ownNumber(now).orElse(null)),
        CertificateViews.coverage(register.matrix(now)),
        history);
  }
}
