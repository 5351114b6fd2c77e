package denwaban.office;

import denwaban.access.Permission;
import denwaban.access.Permits;
import denwaban.access.Who;
import denwaban.audit.anchor.StampReading;
import denwaban.audit.anchor.WitnessReading;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What lies out of this office's reach: of a company's log for its members, of the installation's
/// for the office.
@RestController
final class OutsideEndpoint {

  private final StampReading stamps;
  private final WitnessReading witnesses;

  OutsideEndpoint(StampReading stamps, WitnessReading witnesses) {
    this.stamps = stamps;
    this.witnesses = witnesses;
  }

  record Outside(StampReading.Seen stamp, List<WitnessReading.Seen> witnesses) {}

  @Permits(Permission.READ_LOG)
  @GetMapping("/api/log/stamp")
  StampReading.Seen stamp(Who who) {
    return stamps.of(who.memberOf());
  }

  @Permits(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/outside")
  Outside outside() {
    return new Outside(stamps.installation(), witnesses.installation());
  }
}
