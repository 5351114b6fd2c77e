package denwaban.probe.user;

import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.seal.crypto.Secret;
import java.io.IOException;
import java.util.Set;

/// Links that do not work any more or never did, at both doors of an enrolment; and passkeys that
/// nobody verified. A link is tried at the second door in a ceremony that a good one began.
final class EnrolmentCases implements NegativeCases {

  static final Set<String> GONE = Set.of("410 enrolment-expired");

  private static final Set<String> NOT_ADDED = Set.of("400 passkey-refused");

  private static final String FIRST = "POST /api/enrolment/options";
  private static final String SECOND = "POST /api/enrolment";

  /// Where a link comes from.
  private interface Link {
    String of(ProbeUserSession life) throws IOException;
  }

  @Override
  public void tell(ProbeUserSession life, Observations notes) {
    links(life, notes, "used-link", EnrolmentCases::used);
    links(life, notes, "expired-link", it -> it.decoy().oldLink(it.person()));
    links(life, notes, "invented-link", it -> Secret.make().text());
    passkey(life, notes, "no-verification", SoftwareAuthenticator.Lie.NO_VERIFICATION);
    passkey(life, notes, "other-origin", SoftwareAuthenticator.Lie.OTHER_ORIGIN);
  }

  private static void links(ProbeUserSession life, Observations notes, String how, Link link) {
    notes.attempt(
        AccessPath.ENROLMENT,
        FIRST,
        how,
        "410",
        () -> {
          life.enrolled();
          good(life);
          return life.begin(link.of(life)).judged(GONE);
        });
    notes.attempt(
        AccessPath.ENROLMENT,
        SECOND,
        how,
        "410",
        () -> {
          life.enrolled();
          var asked = good(life);
          return life.enrol(
                  link.of(life), new SoftwareAuthenticator(), asked, SoftwareAuthenticator.Lie.NONE)
              .judged(GONE);
        });
  }

  /// A link with which somebody came in.
  private static String used(ProbeUserSession life) throws IOException {
    var token = life.decoy().link(life.person());
    var begun = life.begin(token);
    begun.mustBe(begun.status() == 200);
    var added =
        life.enrol(
            token,
            new SoftwareAuthenticator(),
            ProbeUserSession.asked(begun),
            SoftwareAuthenticator.Lie.NONE);
    added.mustBe(added.status() == 200);
    return token;
  }

  /// A ceremony that a good link began.
  private static SoftwareAuthenticator.Asked good(ProbeUserSession life) throws IOException {
    var begun = life.begin(life.decoy().link(life.person()));
    begun.mustBe(begun.status() == 200);
    return ProbeUserSession.asked(begun);
  }

  private static void passkey(
      ProbeUserSession life, Observations notes, String how, SoftwareAuthenticator.Lie lie) {
    notes.attempt(
        AccessPath.ENROLMENT,
        SECOND,
        how,
        "400 passkey-refused",
        () -> {
          life.enrolled();
          var token = life.decoy().link(life.person());
          var begun = life.begin(token);
          begun.mustBe(begun.status() == 200);
          return life.enrol(token, new SoftwareAuthenticator(), ProbeUserSession.asked(begun), lie)
              .judged(NOT_ADDED);
        });
  }
}
