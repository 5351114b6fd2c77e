package denwaban.probe.user;

import denwaban.access.Role;
import denwaban.probe.Notes;
import denwaban.probe.Way;
import denwaban.probe.http.Addresses;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody had a session, a passkey and a link, all good a moment before. Then his access ends,
/// and he tries all of them: the session at every address of his role.
final class AccessLies implements Lies {

  private final Addresses addresses;
  private final String whose;
  private final Set<String> unable;
  private final Consumer<Life> end;
  private @Nullable Had had;
  private @Nullable IOException failed;

  /// @param whose what stands in the observations, such as `leaver`
  /// @param unable what a sign-in says to him
  /// @param end ends his access
  private AccessLies(Addresses addresses, String whose, Set<String> unable, Consumer<Life> end) {
    this.addresses = addresses;
    this.whose = whose;
    this.unable = unable;
    this.end = end;
  }

  /// His role's time is over, and nobody confirmed it for longer.
  static AccessLies ofExpiredGrant(Addresses addresses) {
    return new AccessLies(
        addresses,
        "expired-grant",
        Set.of("409 not-acting"),
        life -> life.decoy().endGrant(life.person()));
  }

  /// Nothing works for him afterwards.
  static AccessLies ofLeaver(Addresses addresses) {
    return new AccessLies(
        addresses, "leaver", SignInLies.NOT_PROVED, life -> life.decoy().leave(life.person()));
  }

  private record Had(String session, String link) {}

  @Override
  public void tell(Life life, Notes notes) {
    for (var address : addresses.of(Role.OPERATOR)) {
      notes.attempt(
          address.stream() ? Way.STREAM : Way.SESSION,
          address.name(),
          "session-of-" + whose,
          "401",
          () ->
              life.send(addresses.ask(address).cookie(had(life).session()))
                  .judged(SessionLies.SIGNED_OUT));
    }
    notes.attempt(
        Way.SIGN_IN,
        "POST /api/sign-in",
        "passkey-of-" + whose,
        String.join(", ", unable),
        () -> {
          had(life);
          var proof = life.enrolled().get(life.challenge(), life.origin(), Fob.Lie.NONE);
          return life.signIn(proof).judged(unable);
        });
    notes.attempt(
        Way.ENROLMENT,
        "POST /api/enrolment/options",
        "link-of-" + whose,
        "410",
        () -> life.begin(had(life).link()).judged(EnrolmentLies.GONE));
  }

  /// What he had when his access ended; once.
  private Had had(Life life) throws IOException {
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

  private Had hadUntilNow(Life life) throws IOException {
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
