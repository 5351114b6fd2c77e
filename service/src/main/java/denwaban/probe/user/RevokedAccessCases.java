package denwaban.probe.user;

import denwaban.access.Role;
import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.http.Addresses;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A user had a session, a passkey and a link, all good a moment before. Then their access ends,
/// and they try all of them: the session at every address of their role.
final class RevokedAccessCases implements NegativeCases {

  private final Addresses addresses;
  private final String whose;
  private final Set<String> unable;
  private final Consumer<ProbeUserSession> end;
  private @Nullable Had had;
  private @Nullable IOException failed;

  /// @param whose what stands in the observations, such as `leaver`
  /// @param unable what a sign-in then answers
  /// @param end ends the user's access
  private RevokedAccessCases(
      Addresses addresses, String whose, Set<String> unable, Consumer<ProbeUserSession> end) {
    this.addresses = addresses;
    this.whose = whose;
    this.unable = unable;
    this.end = end;
  }

  /// The role's time is over, and no one confirmed it for longer.
  static RevokedAccessCases ofExpiredGrant(Addresses addresses) {
    return new RevokedAccessCases(
        addresses,
        "expired-grant",
        Set.of("409 not-acting"),
        probeUserSession -> probeUserSession.probeUser().endGrant(probeUserSession.person()));
  }

  /// Nothing works for the user afterwards.
  static RevokedAccessCases ofLeaver(Addresses addresses) {
    return new RevokedAccessCases(
        addresses,
        "leaver",
        SignInCases.NOT_PROVED,
        probeUserSession -> probeUserSession.probeUser().leave(probeUserSession.person()));
  }

  private record Had(String session, String link) {}

  @Override
  public void tell(ProbeUserSession probeUserSession, Observations observations) {
    for (var address : addresses.of(Role.OPERATOR)) {
      observations.attempt(
          address.stream() ? AccessPath.STREAM : AccessPath.SESSION,
          address.name(),
          "session-of-" + whose,
          "401",
          () ->
              probeUserSession
                  .send(addresses.ask(address).cookie(had(probeUserSession).session()))
                  .judged(SessionCases.SIGNED_OUT));
    }
    observations.attempt(
        AccessPath.SIGN_IN,
        "POST /api/sign-in",
        "passkey-of-" + whose,
        String.join(", ", unable),
        () -> {
          had(probeUserSession);
          var proof =
              probeUserSession
                  .enrolled()
                  .get(
                      probeUserSession.challenge(),
                      probeUserSession.origin(),
                      SoftwareAuthenticator.Lie.NONE);
          return probeUserSession.signIn(proof).judged(unable);
        });
    observations.attempt(
        AccessPath.ENROLMENT,
        "POST /api/enrolment/options",
        "link-of-" + whose,
        "410",
        () -> probeUserSession.begin(had(probeUserSession).link()).judged(EnrolmentCases.GONE));
  }

  /// What the user had when their access ended; once.
  private Had had(ProbeUserSession probeUserSession) throws IOException {
    if (failed != null) {
      throw failed;
    }
    try {
      var it = had == null ? hadUntilNow(probeUserSession) : had;
      had = it;
      return it;
    } catch (IOException no) {
      failed = no;
      throw no;
    }
  }

  private Had hadUntilNow(ProbeUserSession probeUserSession) throws IOException {
    probeUserSession.granted();
    var session = probeUserSession.signedIn();
    var link = probeUserSession.probeUser().link(probeUserSession.person());
    var begun = probeUserSession.begin(link);
    begun.mustBe(begun.status() == 200);
    probeUserSession.mustBeGood(session);
    end.accept(probeUserSession);
    return new Had(session, link);
  }
}
