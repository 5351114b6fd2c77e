package denwaban.probe.user;

import denwaban.probe.Came;
import denwaban.probe.Notes;
import denwaban.probe.Way;

/// A second link for somebody who has a passkey, made by one person alone.
final class RecoveryLies implements Lies {

  @Override
  public void tell(Life life, Notes notes) {
    notes.attempt(
        Way.RECOVERY,
        "POST /api/enrolment/options",
        "link-of-one-person",
        "410",
        () -> {
          life.signedIn();
          var good = life.begin(life.decoy().link(life.person()));
          good.mustBe(good.status() == 200);
          var alone = life.decoy().unconfirmedLink(life.person());
          return alone.isEmpty()
              ? Came.notTried("no-second-administrator")
              : life.begin(alone.get()).judged(EnrolmentLies.GONE);
        });
  }
}
