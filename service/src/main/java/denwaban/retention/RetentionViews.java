package denwaban.retention;

import denwaban.access.CurrentUser;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Terminations;
import denwaban.kernel.ClientId;
import denwaban.retention.hold.Holds;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts together what screens show of one client.
@Component
class RetentionViews {

  /// Certificates and holds that are listed, the newest; and so many older certificates at once.
  static final int LISTED = 200;

  private final RetentionStatus status;
  private final Holds holds;
  private final Terminations terminations;
  private final LegalFloors floors;
  private final InstantSource clock;

  RetentionViews(
      RetentionStatus status,
      Holds holds,
      Terminations terminations,
      LegalFloors floors,
      InstantSource clock) {
    this.status = status;
    this.holds = holds;
    this.terminations = terminations;
    this.floors = floors;
    this.clock = clock;
  }

  /// What screens show of an end.
  RetentionView.End end(Termination it) {
    return RetentionView.End.of(it, floors.of(it), clock.instant());
  }

  /// The newest of those with a number below `before`.
  List<RetentionView.Certificate> certificates(ClientId client, int before) {
    return RetentionView.of(status.certificates(client, before, LISTED));
  }

  RetentionView of(ClientId client, CurrentUser reader) {
    return RetentionView.of(
        status.of(client),
        status.certificates(client, Integer.MAX_VALUE, LISTED),
        holds.of(client, LISTED),
        floors.agreed(client),
        terminations.of(client).map(this::end).orElse(null),
        clock.instant(),
        reader.id());
  }
}
