package denwaban.probe.user;

import denwaban.probe.AccessPath;
import denwaban.probe.AttemptResult;
import denwaban.probe.Observations;

/// A second link for a user who has a passkey, made by one person alone.
final class RecoveryCases implements NegativeCases {

  @Override
  public void tell(ProbeUserSession probeUserSession, Observations observations) {
    observations.attempt(
        AccessPath.RECOVERY,
        "POST /api/enrolment/options",
        "link-of-one-person",
        "410",
        () -> {
          probeUserSession.signedIn();
          var good =
              probeUserSession.begin(probeUserSession.probeUser().link(probeUserSession.person()));
          good.mustBe(good.status() == 200);
          var alone = probeUserSession.probeUser().unconfirmedLink(probeUserSession.person());
          return alone.isEmpty()
              ? AttemptResult.notTried("no-second-administrator")
              : probeUserSession.begin(alone.get()).judged(EnrolmentCases.GONE);
        });
  }
}
