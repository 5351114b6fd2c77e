package denwaban.office;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.anchor.WitnessReader;
import denwaban.contract.Contracts;
import denwaban.http.Problem;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A member sees what others confirmed of their company's log, and how old that may be.
@RestController
final class WitnessEndpoint {

  private final WitnessReader witnesses;
  private final Contracts contracts;
  private final InstantSource clock;

  WitnessEndpoint(WitnessReader witnesses, Contracts contracts, InstantSource clock) {
    this.witnesses = witnesses;
    this.contracts = contracts;
    this.clock = clock;
  }

  /// @param contract version of the terms in force; 0 if there are none
  /// @param hours how old the last confirmation may be
  record Shown(int contract, long hours, List<WitnessReader.Seen> witnesses) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/witnesses")
  Shown seen(CurrentUser user) {
    var client = user.memberOf();
    var owed = contracts.witnessing(client, clock.instant());
    return new Shown(owed.by().contract(), owed.within().toHours(), witnesses.of(client));
  }

  /// The last confirmed state, a signed note that any checker of such notes reads.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping(value = "/api/log/witnesses/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
  String checkpoint(CurrentUser user, @RequestParam String name) {
    return witnesses.cosigned(user.memberOf(), name).orElseThrow(Problem::notFound);
  }
}
