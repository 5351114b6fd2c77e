package denwaban.probe.user;

import denwaban.access.Role;
import denwaban.probe.AccessPath;
import denwaban.probe.Observations;
import denwaban.probe.http.Addresses;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody had a session, a passkey and a link, all good a moment before. Then his access ends,
/// and he tries all of them: the session at every address of his role.
final class RevokedAccessCases implements NegativeCases {

  private final Addresses addresses;
  private final String whose;
  private final Set<String> unable;
  private final Consumer<ProbeUserSession> end;
  private @Nullable Had had;
  private @Nullable IOException failed;

  /// @param whose what stands in the observations, such as `leaver`
  /// @param unable what a sign-in says to him
  /// @param end ends his access
  private RevokedAccessCases(
      Addresses addresses, String whose, Set<String> unable, Consumer<ProbeUserSession> end) {
    this.addresses = addresses;
    this.whose = whose;
    this.unable = unable;
    this.end = end;
  }

  /// His role's time is over, and nobody confirmed it for longer.
  static RevokedAccessCases ofExpiredGrant(Addresses addresses) {
    return new RevokedAccessCases(
        addresses,
        "expired-grant",
        Set.of("409 not-acting"),
        life -> life.decoy().endGrant(life.person()));
  }

  /// Nothing works for him afterwards.
  static RevokedAccessCases ofLeaver(Addresses addresses) {
    return new RevokedAccessCases(
        addresses, "leaver", SignInCases.NOT_PROVED, life -> life.decoy().leave(life.person()));
  }

  private record Had(String session, String link) {}

  @Override
  public void tell(ProbeUserSession life, Observations notes) {
    for (var address : addresses.of(Role.OPERATOR)) {
      notes.attempt(
          address.stream() ? AccessPath.STREAM : AccessPath.SESSION,
          address.name(),
          "session-of-" + whose,
          "401",
          () ->
              life.send(addresses.ask(address).cookie(had(life).session()))
                  .judged(SessionCases.SIGNED_OUT));
    }
    notes.attempt(
        AccessPath.SIGN_IN,
        "POST /api/sign-in",
        "passkey-of-" + whose,
        String.join(", ", unable),
        () -> {
          had(life);
          var proof =
              life.enrolled().get(life.challenge(), life.origin(), SoftwareAuthenticator.Lie.NONE);
          return life.signIn(proof).judged(unable);
        });
    notes.attempt(
        AccessPath.ENROLMENT,
        "POST /api/enrolment/options",
        "link-of-" + whose,
        "410",
        () -> life.begin(had(life).link()).judged(EnrolmentCases.GONE));
  }

  /// What he had when his access ended; once.
  private Had had(ProbeUserSession life) throws IOException {
    if (failed != null) {
      throw failed;
    }
    try {
      var it = had == null ? hadUntilNow(life) : had;
      had = it;
      return it;
    } catch (IOException no) {
      failed = no;
      throw no;
    }
  }

  private Had hadUntilNow(ProbeUserSession life) throws IOException {
    life.granted();
    var session = life.signedIn();
    var link = life.decoy().link(life.person());
    var begun = life.begin(link);
    begun.mustBe(begun.status() == 200);
    life.mustBeGood(session);
    end.accept(life);
    return new Had(session, link);
  }
}
