package denwaban.probe.user;

import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.seal.crypto.Secret;
import java.io.IOException;
import java.util.Set;

/// Links that do not work any more or never did, at both endpoints of an enrolment; and passkeys
/// without user verification. A link is tried at the second endpoint in a ceremony that a good one
/// began.
final class EnrolmentCases implements NegativeCases {

  static final Set<String> GONE = Set.of("410 enrolment-expired");

  private static final Set<String> NOT_ADDED = Set.of("400 passkey-refused");

  private static final String FIRST = "POST /api/enrolment/options";
  private static final String SECOND = "POST /api/enrolment";

  /// Where a link comes from.
  private interface Link {
    String of(ProbeUserSession probeUserSession) throws IOException;
  }

  @Override
  public void tell(ProbeUserSession probeUserSession, Observations observations) {
    links(probeUserSession, observations, "used-link", EnrolmentCases::used);
    links(
        probeUserSession, observations, "expired-link", it -> it.probeUser().oldLink(it.person()));
    links(probeUserSession, observations, "invented-link", it -> Secret.make().text());
    passkey(
        probeUserSession,
        observations,
        "no-verification",
        SoftwareAuthenticator.Lie.NO_VERIFICATION);
    passkey(probeUserSession, observations, "other-origin", SoftwareAuthenticator.Lie.OTHER_ORIGIN);
  }

  private static void links(
      ProbeUserSession probeUserSession, Observations observations, String how, Link link) {
    observations.attempt(
        AccessPath.ENROLMENT,
        FIRST,
        how,
        "410",
        () -> {
          probeUserSession.enrolled();
          good(probeUserSession);
          return probeUserSession.begin(link.of(probeUserSession)).judged(GONE);
        });
    observations.attempt(
        AccessPath.ENROLMENT,
        SECOND,
        how,
        "410",
        () -> {
          probeUserSession.enrolled();
          var asked = good(probeUserSession);
          return probeUserSession
              .enrol(
                  link.of(probeUserSession),
                  new SoftwareAuthenticator(),
                  asked,
                  SoftwareAuthenticator.Lie.NONE)
              .judged(GONE);
        });
  }

  /// A link with which a user came in.
  private static String used(ProbeUserSession probeUserSession) throws IOException {
    var token = probeUserSession.probeUser().link(probeUserSession.person());
    var begun = probeUserSession.begin(token);
    begun.mustBe(begun.status() == 200);
    var added =
        probeUserSession.enrol(
            token,
            new SoftwareAuthenticator(),
            ProbeUserSession.asked(begun),
            SoftwareAuthenticator.Lie.NONE);
    added.mustBe(added.status() == 200);
    return token;
  }

  /// A ceremony that a good link began.
  private static SoftwareAuthenticator.Asked good(ProbeUserSession probeUserSession)
      throws IOException {
    var begun =
        probeUserSession.begin(probeUserSession.probeUser().link(probeUserSession.person()));
    begun.mustBe(begun.status() == 200);
    return ProbeUserSession.asked(begun);
  }

  private static void passkey(
      ProbeUserSession probeUserSession,
      Observations observations,
      String how,
      SoftwareAuthenticator.Lie lie) {
    observations.attempt(
        AccessPath.ENROLMENT,
        SECOND,
        how,
        "400 passkey-refused",
        () -> {
          probeUserSession.enrolled();
          var token = probeUserSession.probeUser().link(probeUserSession.person());
          var begun = probeUserSession.begin(token);
          begun.mustBe(begun.status() == 200);
          return probeUserSession
              .enrol(token, new SoftwareAuthenticator(), ProbeUserSession.asked(begun), lie)
              .judged(NOT_ADDED);
        });
  }
}
