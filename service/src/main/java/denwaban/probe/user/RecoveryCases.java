package denwaban.probe.user;

import denwaban.probe.AccessPath;
import denwaban.probe.AttemptResult;
import denwaban.probe.Observations;

/// A second link for somebody who has a passkey, made by one person alone.
final class RecoveryCases implements NegativeCases {

  @Override
  public void tell(ProbeUserSession life, Observations notes) {
    notes.attempt(
        AccessPath.RECOVERY,
        "POST /api/enrolment/options",
        "link-of-one-person",
        "410",
        () -> {
          life.signedIn();
          var good = life.begin(life.decoy().link(life.person()));
          good.mustBe(good.status() == 200);
          var alone = life.decoy().unconfirmedLink(life.person());
          return alone.isEmpty()
              ? AttemptResult.notTried("no-second-administrator")
              : life.begin(alone.get()).judged(EnrolmentCases.GONE);
        });
  }
}
