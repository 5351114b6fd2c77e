package denwaban.people;

import denwaban.access.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a person stands, as the office's list shows it.
///
/// @param state one word: may the person act, and if not, why
/// @param due whether this quarter's review is due for this person
/// @param version of what HR entered, with which a change begins; null if nothing was entered
/// @param orphan staff whom HR's registry does not have
public record StandingView(
    State state,
    boolean due,
    boolean orphan,
    @Nullable String version,
    @Nullable EngagementView engagement,
    @Nullable Instant starts,
    @Nullable Instant leaves,
    @Nullable Instant roleUntil,
    @Nullable String grantedBy) {

  public enum State {
    ACTING,
    DISABLED,
    NOT_STARTED,
    LEFT,
    UNCONFIRMED
  }

  record EngagementView(
      String number,
      String kind,
      String employer,
      String unit,
      String place,
      String site,
      String hours) {}

  static @Nullable public StandingView of(
      Person person, Registry.@Nullable Standing standing, Instant now) {
    if (standing == null) return null;
    var it = standing.engagement();
    var until = standing.roleUntil();
    return new StandingView(
        state(person, standing, now),
        !person.disabled() && until != null && !until.minus(RoleGrants.REVIEW).isAfter(now),
        it == null && person.role().staff(),
        standing.version(),
        it == null
            ? null
            : new EngagementView(
                it.number(),
                it.kind().code(),
                it.employer(),
                it.unit(),
                it.place().code(),
                it.site(),
                it.hours()),
        standing.times().starts(),
        standing.times().leaves(),
        standing.roleUntil(),
        standing.grantedBy() == null ? null : standing.grantedBy().toString());
  }

  private static State state(Person person, Registry.Standing standing, Instant now) {
    var starts = standing.times().starts();
    var leaves = standing.times().leaves();
    var until = standing.roleUntil();
    if (leaves != null && !leaves.isAfter(now)) return State.LEFT;
    if (person.disabled()) return State.DISABLED;
    if (starts != null && starts.isAfter(now)) return State.NOT_STARTED;
    if (until != null && !until.isAfter(now)) return State.UNCONFIRMED;
    return State.ACTING;
  }
}
