package denwaban.office;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.anchor.TimestampReader;
import denwaban.audit.anchor.WitnessReader;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is kept out of this office's reach: of a company's log for its members, of the
/// installation's for the office.
@RestController
final class OutsideEndpoint {

  private final TimestampReader stamps;
  private final WitnessReader witnesses;

  OutsideEndpoint(TimestampReader stamps, WitnessReader witnesses) {
    this.stamps = stamps;
    this.witnesses = witnesses;
  }

  record Outside(TimestampReader.Seen stamp, List<WitnessReader.Seen> witnesses) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/stamp")
  TimestampReader.Seen stamp(CurrentUser user) {
    return stamps.of(user.memberOf());
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/outside")
  Outside outside() {
    return new Outside(stamps.installation(), witnesses.installation());
  }
}
