package denwaban.probe.user;

import denwaban.probe.Notes;
import denwaban.probe.Way;
import denwaban.seal.crypto.Secret;
import java.io.IOException;
import java.util.Set;

/// Links that do not work any more or never did, at both doors of an enrolment; and passkeys that
/// nobody verified. A link is tried at the second door in a ceremony that a good one began.
final class EnrolmentLies implements Lies {

  static final Set<String> GONE = Set.of("410 enrolment-expired");

  private static final Set<String> NOT_ADDED = Set.of("400 passkey-refused");

  private static final String FIRST = "POST /api/enrolment/options";
  private static final String SECOND = "POST /api/enrolment";

  /// Where a link comes from.
  private interface Link {
    String of(Life life) throws IOException;
  }

  @Override
  public void tell(Life life, Notes notes) {
    links(life, notes, "used-link", EnrolmentLies::used);
    links(life, notes, "expired-link", it -> it.decoy().oldLink(it.person()));
    links(life, notes, "invented-link", it -> Secret.make().text());
    passkey(life, notes, "no-verification", Fob.Lie.NO_VERIFICATION);
    passkey(life, notes, "other-origin", Fob.Lie.OTHER_ORIGIN);
  }

  private static void links(Life life, Notes notes, String how, Link link) {
    notes.attempt(
        Way.ENROLMENT,
        FIRST,
        how,
        "410",
        () -> {
          life.enrolled();
          good(life);
          return life.begin(link.of(life)).judged(GONE);
        });
    notes.attempt(
        Way.ENROLMENT,
        SECOND,
        how,
        "410",
        () -> {
          life.enrolled();
          var asked = good(life);
          return life.enrol(link.of(life), new Fob(), asked, Fob.Lie.NONE).judged(GONE);
        });
  }

  /// A link with which somebody came in.
  private static String used(Life life) throws IOException {
    var token = life.decoy().link(life.person());
    var begun = life.begin(token);
    begun.mustBe(begun.status() == 200);
    var added = life.enrol(token, new Fob(), Life.asked(begun), Fob.Lie.NONE);
    added.mustBe(added.status() == 200);
    return token;
  }

  /// A ceremony that a good link began.
  private static Fob.Asked good(Life life) throws IOException {
    var begun = life.begin(life.decoy().link(life.person()));
    begun.mustBe(begun.status() == 200);
    return Life.asked(begun);
  }

  private static void passkey(Life life, Notes notes, String how, Fob.Lie lie) {
    notes.attempt(
        Way.ENROLMENT,
        SECOND,
        how,
        "400 passkey-refused",
        () -> {
          life.enrolled();
          var token = life.decoy().link(life.person());
          var begun = life.begin(token);
          begun.mustBe(begun.status() == 200);
          return life.enrol(token, new Fob(), Life.asked(begun), lie).judged(NOT_ADDED);
        });
  }
}
