package denwaban.office;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.Reauthentication;
import denwaban.http.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The seal of the office, for its administrators, who must use their passkey for each change.
@RestController
@RequestMapping("/api/office/seal")
final class OfficeSealEndpoint {

  /// Characters of a share with its lines of explanation and the spaces that people type.
  static final int SHARE_LIMIT = 1_000;

  private final OfficeSeal seal;
  private final Reauthentication reauthentication;

  OfficeSealEndpoint(OfficeSeal seal, Reauthentication reauthentication) {
    this.seal = seal;
    this.reauthentication = reauthentication;
  }

  /// @param fitted whether this office has a seal at all
  /// @param since null if it is open
  record State(boolean fitted, @Nullable Instant since) {}

  record Shares(@Nullable String one, @Nullable String two) {

    /// Never the shares.
    @Override
    public String toString() {
      return "two shares";
    }
  }

  @GetMapping
  @RequiresPermission(Permission.MANAGE_OFFICE)
  State state() {
    var now = seal.state();
    return new State(now.fitted(), now.since().orElse(null));
  }

  @PostMapping("/open")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  State open(CurrentUser user, @RequestBody Shares shares) {
    var one = text(shares.one());
    var two = text(shares.two());
    reauthentication.demand(user);
    seal.open(user, one, two);
    return state();
  }

  @PostMapping("/close")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  State close(CurrentUser user) {
    reauthentication.demand(user);
    seal.close(user);
    return state();
  }

  private static String text(@Nullable String share) {
    if (share == null || share.length() > SHARE_LIMIT) {
      throw Problem.malformed();
    }
    return share;
  }
}
