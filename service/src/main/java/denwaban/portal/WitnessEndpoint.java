package denwaban.portal;

import denwaban.audit.WitnessReading;
import denwaban.people.Permission;
import denwaban.people.Permits;
import denwaban.people.Problem;
import denwaban.people.Who;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A member sees what others confirmed of his company's log.
@RestController
final class WitnessEndpoint {

  private final WitnessReading witnesses;

  WitnessEndpoint(WitnessReading witnesses) {
    this.witnesses = witnesses;
  }

  @Permits(Permission.READ_OWN)
  @GetMapping("/api/log/witnesses")
  List<WitnessReading.Seen> seen(Who who) {
    return witnesses.of(who.memberOf());
  }

  /// The last confirmed state, a signed note that any checker of such notes reads.
  @Permits(Permission.READ_OWN)
  @GetMapping(value = "/api/log/witnesses/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
  String checkpoint(Who who, @RequestParam String name) {
    return witnesses.cosigned(who.memberOf(), name).orElseThrow(Problem::notFound);
  }
}
